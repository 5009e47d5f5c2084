package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pipeline: what its current version says, and where its timetable stands. */
public record FoundPipeline(
        String id,
        boolean paused,
        boolean stale,
        boolean favourite,
        PipelineSpec spec,
        FoundVersion version,
        @Nullable NextRun next,
        Instant createdAt,
        Instant loadedAt) {

    /** The next run of the timetable. */
    public record NextRun(Instant intervalStart, Instant intervalEnd, Instant runAfter) {}
}
