package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.pipeline.RunFacts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run to be written: of which version, with which parameters (a JSON object), under which logical date if any, and how it came about. */
public record NewRun(
        RunFacts facts,
        UUID version,
        String parameters,
        @Nullable Instant logicalDate,
        Origin origin) {

    /** How a run came about: what triggered it, and who, with what to say. */
    public record Origin(
            String triggeredBy,
            @Nullable String user,
            @Nullable String note) {}
}
