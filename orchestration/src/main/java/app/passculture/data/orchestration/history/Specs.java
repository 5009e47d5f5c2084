package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The specifications of versions, which never change; the ones that were asked for last are kept. */
final class Specs {
    private static final int KEPT = 500;

    private final Map<UUID, PipelineSpec> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, PipelineSpec> eldest) {
            return size() > KEPT;
        }
    };

    PipelineSpec of(UUID version, Supplier<String> json) {
        synchronized (kept) {
            PipelineSpec known = kept.get(version);
            if (known != null) {
                return known;
            }
        }
        PipelineSpec read = SpecJson.read(json.get());
        synchronized (kept) {
            kept.put(version, read);
        }
        return read;
    }
}
