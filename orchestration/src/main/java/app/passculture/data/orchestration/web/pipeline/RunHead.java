package app.passculture.data.orchestration.web.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run as pages show it, without its tasks. */
public record RunHead(
        long id,
        String pipeline,
        String run,
        UUID version,
        int versionNumber,
        String type,
        String state,
        String halt,
        Origin origin,
        Interval interval,
        Times times,
        Map<String, Integer> counts,
        int revision) {

    public RunHead {
        counts = Map.copyOf(counts);
    }

    /** Who wanted it, with what, and what people say of it. */
    public record Origin(
            String by,
            @Nullable String user,
            String parameters,
            @Nullable String note,
            @Nullable String noteBy) {}

    /** What it handles, and from when on it may. */
    public record Interval(Instant start, Instant end, Instant runAfter) {}

    /** When what happened to it. */
    public record Times(
            Instant queued,
            @Nullable Instant started,
            @Nullable Instant ended) {}

    public boolean isOver() {
        return state.equals("success") || state.equals("failed");
    }

    public String address() {
        return Place.run(pipeline, run);
    }

    public int count(String state) {
        return counts.getOrDefault(state, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many tasks have come to an end, in whatever way. */
    public int ended() {
        return count("success") + count("failed") + count("skipped") + count("upstream_failed");
    }

    public int bad() {
        return count("failed") + count("upstream_failed");
    }

    /** From its start to its end, or until now. */
    public @Nullable Duration took(Instant now) {
        return Spans.between(times.started(), times.ended() == null && !isOver() ? now : times.ended());
    }
}
