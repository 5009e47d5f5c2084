package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.schedule.Timetable;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pipelines with more history than any of ours, written straight into the journal. */
record LargeHistory(String pipeline, int tasks, int runs) {

    private static final String RUNS = """
            INSERT INTO run (id, pipeline, run_id, pipeline_version, interval_start, interval_end, run_after, type, triggered_by, state, task_counts,
                queued_at, started_at, ended_at)
            SELECT first_run_id(at) + i + :apart, :pipeline, 'scheduled__' || i, :version, at - interval '1 hour', at, at, 'scheduled', 'timetable',
                CASE WHEN i % 9 = 4 THEN 'failed' ELSE 'success' END, jsonb_build_object('success', :tasks), at, at,
                at + interval '1 minute' * (10 + i % 7)
            FROM (SELECT i, date_trunc('day', now()) - interval '1 minute' * (:runs - i) AS at FROM generate_series(1, :runs) AS i) AS each
            """;

    private static final String TASKS = """
            INSERT INTO task_instance (run, ix, task, priority, max_tries, state, tries, ready_at, queued_at, started_at, ended_at)
            SELECT run.id, ix, 'task_' || lpad(ix::text, 4, '0'), 1, 1,
                CASE WHEN (run.id + ix * 7919) % 97 = 0 THEN 'failed' WHEN (run.id + ix * 31) % 61 = 0 THEN 'skipped' ELSE 'success' END, 1,
                run.started_at, run.started_at, run.started_at + interval '1 second' * (ix % 300),
                run.started_at + interval '1 second' * (ix % 300 + 20)
            FROM run, generate_series(0, :tasks - 1) AS ix WHERE run.pipeline = :pipeline
            """;

    void write(JdbcClient sql) {
        UUID version = UUID.randomUUID();
        sql.sql("SELECT make_partitions(now() - interval '40 days', now())").query(row -> {});
        sql.sql("INSERT INTO pipeline (id, owner) VALUES (?, 'nobody')")
                .param(pipeline)
                .update();
        sql.sql("""
                        INSERT INTO pipeline_version (id, pipeline, number, spec_hash, spec, bundle, bundle_digest)
                        VALUES (?, ?, 1, 'none', ?::jsonb, 'test', 'none')
                        """)
                .param(version)
                .param(pipeline)
                .param(SpecJson.write(spec()))
                .update();
        sql.sql("UPDATE pipeline SET current_version = ? WHERE id = ?")
                .param(version)
                .param(pipeline)
                .update();
        sql.sql(RUNS)
                .param("pipeline", pipeline)
                .param("version", version)
                .param("tasks", tasks)
                .param("runs", runs)
                // Histories that are due at the same moments need different numbers.
                .param("apart", 1_000 * Math.floorMod(pipeline.hashCode(), 30_000))
                .update();
        sql.sql(TASKS).param("pipeline", pipeline).param("tasks", tasks).update();
        sql.sql("ANALYZE run, task_instance").update();
    }

    private PipelineSpec spec() {
        return new PipelineSpec(
                pipeline,
                tasks + " tasks, " + runs + " runs",
                "",
                "nobody",
                List.of(),
                Timetable.never(),
                Map.of(),
                PipelineSpec.Limits.oneRun(),
                List.of(),
                IntStream.range(0, tasks).mapToObj(LargeHistory::task).toList());
    }

    private static TaskSpec task(int ix) {
        return new TaskSpec(
                id(ix),
                "call",
                "",
                List.of("group_%03d".formatted(ix / 20)),
                new TaskSpec.Dependencies(
                        TriggerRule.ALL_SUCCESS, ix < 20 ? List.of() : List.of(id(ix - 20)), List.of()),
                new TaskSpec.Terms(Retries.none(), null, null, 1, TaskSpec.Isolation.THREAD, null),
                new Role.Work(),
                "void",
                Map.of());
    }

    private static String id(int ix) {
        return "task_%04d".formatted(ix);
    }
}
