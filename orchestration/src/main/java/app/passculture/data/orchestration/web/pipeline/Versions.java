package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import app.passculture.data.orchestration.run.RunPlan;
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

    private final Map<UUID, RunPlan> plans = new ConcurrentHashMap<>();
    private final JdbcClient sql;

    Versions(JdbcClient sql) {
        this.sql = sql;
    }

    /** A version that is known anyway need not be read. */
    void keep(UUID version, PipelineSpec spec) {
        plans.computeIfAbsent(version, _ -> new RunPlan(spec));
    }

    PipelineSpec spec(UUID version) {
        return plan(version).spec();
    }

    RunPlan plan(UUID version) {
        RunPlan known = plans.get(version);
        return known != null ? known : plans.computeIfAbsent(version, this::read);
    }

    private RunPlan read(UUID version) {
        return sql.sql("SELECT spec::text FROM pipeline_version WHERE id = ?")
                .param(version)
                .query(String.class)
                .optional()
                .map(SpecJson::read)
                .map(RunPlan::new)
                .orElseThrow(() -> new Missing("version " + version));
    }
}
