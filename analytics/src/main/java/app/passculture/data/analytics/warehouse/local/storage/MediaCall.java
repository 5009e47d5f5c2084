package app.passculture.data.analytics.warehouse.local.storage;

import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import com.google.api.services.storage.model.StorageObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the bytes of an object, or a range of them. */
final class MediaCall {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final ObjectFiles files;

    MediaCall(ObjectFiles files) {
        this.files = files;
    }

    Response read(Request request, StorageObject object) throws IOException {
        Path file = files.content(object.getBucket(), object.getName());
        long size = Files.size(file);
        Matcher range = RANGE.matcher(request.header("Range").orElse(""));
        Map<String, String> headers = headers(object, size);
        if (!range.matches()) {
            return new Response(200, headers, size, () -> Files.newInputStream(file));
        }
        long first = range.group(1).isEmpty()
                ? Math.max(0, size - Long.parseLong(range.group(2)))
                : Long.parseLong(range.group(1));
        boolean open = range.group(1).isEmpty() || range.group(2).isEmpty();
        long last = open ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (first >= size) {
            return Response.empty(416).with("Content-Range", "bytes */" + size);
        }
        headers.put("Content-Range", "bytes %d-%d/%d".formatted(first, last, size));
        return new Response(206, headers, last - first + 1, () -> part(file, first, last - first + 1));
    }

    private static Map<String, String> headers(StorageObject object, long size) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", object.getContentType());
        headers.put("ETag", object.getEtag());
        headers.put("x-goog-generation", String.valueOf(object.getGeneration()));
        headers.put("x-goog-metageneration", String.valueOf(object.getMetageneration()));
        headers.put("x-goog-stored-content-length", String.valueOf(size));
        headers.put("x-goog-stored-content-encoding", "identity");
        if (object.getCrc32c() != null) {
            headers.put("x-goog-hash", "crc32c=" + object.getCrc32c());
        }
        return headers;
    }

    private static InputStream part(Path file, long first, long length) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file).position(first);
        return new Part(Channels.newInputStream(channel), length);
    }

    /** So many bytes of a stream, no more. */
    private static final class Part extends java.io.FilterInputStream {

        private long left;

        Part(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            int next = left == 0 ? -1 : super.read();
            left -= next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = left == 0 ? -1 : super.read(bytes, offset, (int) Math.min(left, length));
            left -= Math.max(0, count);
            return count;
        }
    }
}
