package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run that somebody wants: with which parameters, under which name and date if they matter, from when on, and with what to say. */
public record Trigger(
        Map<String, ? extends @Nullable Object> parameters,
        @Nullable String runId,
        @Nullable Instant logicalDate,
        @Nullable DataInterval interval,
        @Nullable Instant runAfter,
        @Nullable String note) {

    public Trigger {
        parameters = new HashMap<>(parameters);
    }

    public static Trigger with(Map<String, ? extends @Nullable Object> parameters) {
        return new Trigger(parameters, null, null, null, null, null);
    }

    public static Trigger now() {
        return with(Map.of());
    }
}
