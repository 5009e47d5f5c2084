package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The specifications of versions, each read once: versions never change. */
@Component
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class Versions {

    private final Map<UUID, PipelineSpec> specs = new ConcurrentHashMap<>();
    private final JdbcClient sql;

    Versions(JdbcClient sql) {
        this.sql = sql;
    }

    PipelineSpec spec(UUID version) {
        PipelineSpec known = specs.get(version);
        return known != null ? known : specs.computeIfAbsent(version, this::read);
    }

    private PipelineSpec read(UUID version) {
        return sql.sql("SELECT spec::text FROM pipeline_version WHERE id = ?")
                .param(version)
                .query(String.class)
                .optional()
                .map(SpecJson::read)
                .orElseThrow(() -> new Missing("version " + version));
    }
}
