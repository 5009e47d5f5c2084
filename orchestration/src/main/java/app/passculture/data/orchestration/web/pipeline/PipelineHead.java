package app.passculture.data.orchestration.web.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pipeline as its pages show it; without a next run it has no schedule, or is paused. */
public record PipelineHead(
        String id,
        boolean paused,
        boolean stale,
        About about,
        UUID version,
        int versionNumber,
        @Nullable Instant nextRun,
        Instant loadedAt) {

    /** What its definition says of it. */
    public record About(String description, String owner, List<String> tags) {
        public About {
            tags = List.copyOf(tags);
        }
    }
}
