package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Remembers in files which steps are finished, so that an interrupted one is done again. */
final class FinishedSteps {

    private final Path directory;

    FinishedSteps(Path directory) {
        this.directory = directory;
    }

    Finished read() {
        return new Finished(
                size(),
                Arrays.stream(Step.values())
                        .filter(step -> Files.exists(file(step)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Notes the size before anything is made, so that a later start without a size goes on with it. */
    void begin(String size) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("size"), size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The step is to be done again, whatever becomes of it. */
    void forget(Step step) {
        try {
            Files.deleteIfExists(file(step));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void finish(Step step) {
        try {
            Files.writeString(file(step), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long ago the step was finished; nothing when it was not. */
    Duration age(Step step, Clock clock) {
        try {
            return Files.exists(file(step))
                    ? Duration.between(Files.getLastModifiedTime(file(step)).toInstant(), clock.instant())
                    : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> size() {
        Path file = directory.resolve("size");
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Step step) {
        return directory.resolve(step.name());
    }
}
