package app.passculture.data.orchestration.web.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task of a run as pages show it; the gate is its key. */
public record TaskRow(
        int ix,
        String task,
        String state,
        Tries tries,
        @Nullable String pool,
        @Nullable String gate,
        Times times,
        @Nullable Fault fault,
        @Nullable String node,
        @Nullable String note,
        @Nullable String noteBy) {

    private static final Set<String> LIVE = Set.of("queued", "running", "deferred", "restarting");

    /** How often it was tried, of how often it may be. */
    public record Tries(int made, int beforeClear, int most) {
        /** Of the present round. */
        public int current() {
            return made - beforeClear;
        }
    }

    /** When what happened to it. */
    public record Times(
            @Nullable Instant ready,
            @Nullable Instant due,
            @Nullable Instant queued,
            @Nullable Instant started,
            @Nullable Instant ended) {}

    /** Why its last try failed. */
    public record Fault(String cause, String message) {
        /** What fits in a sentence. */
        public String firstLine() {
            String line = message.lines().findFirst().orElse("");
            return line.length() > 300 ? line.substring(0, 300) + "…" : line;
        }
    }

    public boolean isLive() {
        return LIVE.contains(state);
    }

    public boolean isBad() {
        return state.equals("failed") || state.equals("upstream_failed");
    }

    public @Nullable Duration took(Instant now) {
        return Spans.between(times.started(), isLive() ? now : times.ended());
    }

    /** From when it could have run to when it did. */
    public @Nullable Duration waited() {
        return Spans.between(times.ready(), times.started());
    }
}
