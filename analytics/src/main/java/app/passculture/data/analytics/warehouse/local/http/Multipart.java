package app.passculture.data.analytics.warehouse.local.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body of several parts. */
public final class Multipart {

    /** One part: its headers and content. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Part(Map<String, String> headers, byte[] content) {}

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

    private Multipart() {}

    public static List<Part> parts(String contentType, byte[] body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw new WireFailure(400, "badContent", "No boundary in Content-Type: " + contentType);
        }
        byte[] delimiter = ("--" + matcher.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int start = indexOf(body, delimiter, 0);
        while (start >= 0) {
            int from = start + delimiter.length;
            int next = indexOf(body, delimiter, from);
            if (next >= 0) {
                parts.add(part(Arrays.copyOfRange(body, from, next)));
            }
            start = next;
        }
        return parts;
    }

    /** What stands between two delimiters: a line's end, headers, an empty line, the content, a line's end. */
    private static Part part(byte[] text) {
        int start = afterLineEnd(text, 0);
        int blank = start < text.length && text[start] == '\r' ? start : headersEnd(text, start);
        int content = afterLineEnd(text, blank);
        int end = Math.max(content, text.length - 2);
        String headers = new String(text, start, blank - start, StandardCharsets.UTF_8);
        return new Part(headers(headers), Arrays.copyOfRange(text, content, end));
    }

    private static int headersEnd(byte[] text, int from) {
        int end = indexOf(text, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), from);
        if (end < 0) {
            throw new WireFailure(400, "badContent", "A part without an empty line after its headers");
        }
        return end + 2;
    }

    private static int afterLineEnd(byte[] text, int from) {
        return Math.min(text.length, from + 2);
    }

    /** Lines of {@code name: value}. */
    public static Map<String, String> headers(String lines) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lines.lines().filter(line -> line.contains(":")).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        });
        return headers;
    }

    private static int indexOf(byte[] text, byte[] part, int from) {
        for (int i = from; i <= text.length - part.length; i++) {
            if (Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }
}
