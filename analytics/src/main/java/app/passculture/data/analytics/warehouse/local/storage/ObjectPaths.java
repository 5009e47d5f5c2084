package app.passculture.data.analytics.warehouse.local.storage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where an object's bytes lie below a bucket's directory: its name, with {@code %} codes for what a file system would misread. */
final class ObjectPaths {

    private static final String EMPTY = "%";

    private ObjectPaths() {}

    static Path below(Path bucket, String name) {
        Path path = bucket;
        for (String part : name.split("/", -1)) {
            path = path.resolve(encoded(part));
        }
        return path;
    }

    static String name(Path bucket, Path file) {
        List<String> parts = new ArrayList<>();
        bucket.relativize(file).forEach(part -> parts.add(decoded(part.toString())));
        return String.join("/", parts);
    }

    private static String encoded(String part) {
        String safe = part.replace("%", "%25")
                .replace("\\", "%5C")
                .replace("\0", "%00")
                .replace(":", "%3A");
        return switch (safe) {
            case "" -> EMPTY;
            case "." -> "%2E";
            case ".." -> "%2E%2E";
            default -> safe;
        };
    }

    private static String decoded(String part) {
        return part.equals(EMPTY) ? "" : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
