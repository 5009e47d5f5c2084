package app.passculture.data.orchestration.scheduler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the source text of classes, which the build puts beside those of our pipelines. */
final class Sources {

    private Sources() {}

    static Optional<String> of(String type, ClassLoader loader) {
        String file = type.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        try (InputStream text = loader.getResourceAsStream(file)) {
            return text == null
                    ? Optional.empty()
                    : Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
