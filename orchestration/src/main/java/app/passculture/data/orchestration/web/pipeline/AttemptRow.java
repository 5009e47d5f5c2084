package app.passculture.data.orchestration.web.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt at a task; one under way has no end, one that was lost or stopped has the state lost. */
public record AttemptRow(
        int ix,
        int tryNumber,
        String state,
        @Nullable String node,
        TaskRow.@Nullable Fault fault,
        @Nullable Integer exitCode,
        @Nullable Instant queued,
        @Nullable Instant started,
        @Nullable Instant ended) {

    public @Nullable Duration waited() {
        return Spans.between(queued, started);
    }

    public @Nullable Duration took(Instant now) {
        return Spans.between(started, ended == null ? now : ended);
    }
}
