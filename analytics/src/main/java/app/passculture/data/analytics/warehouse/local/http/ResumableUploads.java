package app.passculture.data.analytics.warehouse.local.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads that arrive in pieces, each kept in a file until it is whole. */
public final class ResumableUploads<T> {

    /** An upload under way, and what is to be done with it. */
    private record Upload<T>(T purpose, Path file) {}

    /** An upload that is whole; whoever takes it deletes or moves the file. */
    public record Whole<T>(T purpose, Path file) {}

    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

    private final Path directory;
    private final Supplier<String> ids;
    private final Map<String, Upload<T>> uploads = new ConcurrentHashMap<>();

    public ResumableUploads(Path directory, Supplier<String> ids) {
        this.directory = directory;
        this.ids = ids;
    }

    /** Answers the beginning of an upload with the address that its pieces go to. */
    public Response begin(Request request, T purpose) throws IOException {
        String id = ids.get();
        Files.createDirectories(directory);
        uploads.put(id, new Upload<>(purpose, Files.createTempFile(directory, "upload", "")));
        String address = "http://%s/%s?uploadType=resumable&upload_id=%s"
                .formatted(request.host(), String.join("/", request.path()), id);
        return Response.empty(200).with("Location", address).with("X-GUploader-UploadID", id);
    }

    /** Takes a piece; empty while more is awaited. */
    public Optional<Whole<T>> receive(Request request) throws IOException {
        String id = request.parameter("upload_id").orElse("");
        Upload<T> upload = upload(id);
        boolean last = append(upload.file(), request);
        if (!last) {
            return Optional.empty();
        }
        uploads.remove(id);
        return Optional.of(new Whole<>(upload.purpose(), upload.file()));
    }

    /** What to answer while more is awaited. */
    public Response awaiting(Request request) throws IOException {
        long size = Files.size(upload(request.parameter("upload_id").orElse("")).file());
        Response more = Response.empty(308);
        return size == 0 ? more : more.with("Range", "bytes=0-" + (size - 1));
    }

    public Response cancel(Request request) throws IOException {
        Upload<T> upload = uploads.remove(request.parameter("upload_id").orElse(""));
        if (upload != null) {
            Files.deleteIfExists(upload.file());
        }
        return Response.empty(499);
    }

    private Upload<T> upload(String id) {
        return Optional.ofNullable(uploads.get(id))
                .orElseThrow(() -> new WireFailure(404, "notFound", "No upload " + id));
    }

    /** A piece that was sent before is written again in its place; one that leaves a gap is refused. */
    private static boolean append(Path file, Request request) throws IOException {
        String range = request.header("Content-Range").orElse("bytes */*");
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            throw new WireFailure(400, "badRequest", "Not a range: " + range);
        }
        boolean whole = request.header("Content-Range").isEmpty();
        if (whole || matcher.group(1) != null) {
            write(file, whole ? 0 : Long.parseLong(matcher.group(1)), request);
        }
        String total = matcher.group(3);
        return whole || (!total.equals("*") && Files.size(file) == Long.parseLong(total));
    }

    private static void write(Path file, long start, Request request) throws IOException {
        if (start > Files.size(file)) {
            throw new WireFailure(
                    400, "badRequest", "A piece from %d on after %d bytes".formatted(start, Files.size(file)));
        }
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(start).position(start);
            OutputStream out = java.nio.channels.Channels.newOutputStream(channel);
            request.body().transferTo(out);
        }
    }
}
