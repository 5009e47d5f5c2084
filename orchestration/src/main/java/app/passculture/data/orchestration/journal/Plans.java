package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import app.passculture.data.orchestration.run.RunPlan;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The graphs of versions, each read once. */
final class Plans {

    private final Map<UUID, RunPlan> plans = new ConcurrentHashMap<>();
    private final JdbcClient sql;

    Plans(JdbcClient sql) {
        this.sql = sql;
    }

    RunPlan of(UUID version) {
        RunPlan known = plans.get(version);
        return known != null ? known : plans.computeIfAbsent(version, this::read);
    }

    private RunPlan read(UUID version) {
        String json = sql.sql("SELECT spec::text FROM pipeline_version WHERE id = ?")
                .param(version)
                .query(String.class)
                .single();
        return new RunPlan(SpecJson.read(json));
    }
}
