package app.passculture.data.orchestration.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt at a task: an ended one, or the one under way; no state means lost or stopped. */
public record FoundAttempt(
        UUID id,
        int tryNumber,
        @Nullable String state,
        @Nullable String failure,
        @Nullable String node,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
