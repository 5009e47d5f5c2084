package app.passculture.data.orchestration.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The files under {@code /demo} of the class path. */
final class Resources {
    private Resources() {}

    static InputStream open(String name) {
        var stream = Resources.class.getResourceAsStream("/demo/" + name);
        if (stream == null) {
            throw new DemoWorldException.ResourceBroken("the class path has no /demo/" + name);
        }
        return stream;
    }

    /** The statements of a script, each of which ends its line. */
    static List<String> statements(String name) {
        return Arrays.stream(text(name).split(";\\R", -1))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    static String text(String name) {
        try (var stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("/demo/" + name, failure);
        }
    }
}
