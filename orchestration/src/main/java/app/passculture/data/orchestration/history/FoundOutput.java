package app.passculture.data.orchestration.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a task produced.
 *
 * @param value JSON, if it is small enough to be kept here
 * @param place where it lies otherwise
 * @param preview the first characters of what lies elsewhere
 */
public record FoundOutput(
        FoundRun run,
        String task,
        String key,
        Instant writtenAt,
        long bytes,
        @Nullable String value,
        @Nullable String place,
        @Nullable String preview) {}
