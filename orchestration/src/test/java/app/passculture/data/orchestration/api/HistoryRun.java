package app.passculture.data.orchestration.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.Surroundings;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures the reads of the API over a million task instances; no part of the build, see the README. */
class HistoryRun {
    private static final int PIPELINES = 20;
    private static final int RUNS = 5_000;
    private static final int CALLS = 200;

    /** Ten tasks in a row. */
    public static final class Ten implements Pipeline {
        @Override
        public Definition define(Definitions d) {
            return d.pipeline("history", p -> {
                p.tags("history").owner("benchmark");
                var last = p.run("task_0", _ -> {});
                for (int i = 1; i < 10; i++) {
                    last = p.run("task_" + i, _ -> {}).after(last);
                }
            });
        }
    }

    @Test
    void readsOverAMillionTaskInstances() {
        Api api = Api.as(Role.ADMIN);
        JdbcClient database = RunningServer.shared().database();
        generate(database);
        String run = database.sql(
                        "SELECT run_id FROM run WHERE pipeline = 'history_07' ORDER BY run_after DESC LIMIT 1")
                .query(String.class)
                .single();
        String one = "/dags/history_07/dagRuns/" + run;
        System.out.printf("%-90s %8s %8s %8s%n", "GET, milliseconds over HTTP", "p50", "p95", "p99");
        for (String path : List.of(
                "/dags?limit=50",
                "/dags/history_07/details",
                "/dagStats",
                "/dags/history_07/dagRuns?limit=50&order_by=-run_after",
                "/dags/history_07/dagRuns?limit=50&state=failed&order_by=-run_after",
                "/dags/~/dagRuns?limit=50&order_by=-run_after",
                one,
                one + "/taskInstances",
                one + "/taskInstances/task_5",
                one + "/taskInstances/task_5/tries",
                "/dags/history_07/dagRuns/~/taskInstances?limit=50",
                "/dags/history_07/dagRuns/~/taskInstances?limit=50&state=failed",
                "/dags/~/dagRuns/~/taskInstances?limit=50",
                "/dags/~/dagRuns/~/taskInstances?limit=50&state=failed",
                "/dags/~/dagRuns/~/taskInstances?limit=50&order_by=-start_date",
                "/eventLogs?limit=50")) {
            measure(api, path);
        }
    }

    private static void measure(Api api, String path) {
        long[] nanos = new long[CALLS];
        for (int i = -20; i < CALLS; i++) {
            long start = System.nanoTime();
            api.get(path).is(200);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-90s %8.1f %8.1f %8.1f%n",
                path, nanos[CALLS / 2] / 1e6, nanos[CALLS * 95 / 100] / 1e6, nanos[CALLS * 99 / 100] / 1e6);
    }

    /** A run every quarter of an hour and pipeline; one in fifty failed at its fifth task. */
    private static void generate(JdbcClient database) {
        String spec =
                SpecJson.write(new PipelineLoader(new Surroundings(new Environment("test", true), Map.of(), Map.of()))
                        .load(new Ten())
                        .spec());
        database.sql("SELECT make_partitions(now() - interval '60 days', now())")
                .query(row -> {});
        for (String statement : List.of("""
                INSERT INTO pipeline (id, owner, tags) SELECT 'history_' || lpad(p::text, 2, '0'), 'benchmark', '{history}'
                FROM generate_series(0, :pipelines - 1) p""", """
                INSERT INTO pipeline_version (id, pipeline, number, spec_hash, spec, bundle, bundle_digest)
                SELECT gen_random_uuid(), id, 1, id, jsonb_set(:spec::jsonb, '{id}', to_jsonb(id)), 'benchmark', 'none'
                FROM pipeline WHERE id LIKE 'history%' AND :pipelines > 0""", """
                UPDATE pipeline p SET current_version = v.id FROM pipeline_version v
                WHERE v.pipeline = p.id AND p.id LIKE 'history%' AND :pipelines > 0""", """
                INSERT INTO run (id, pipeline, run_id, pipeline_version, logical_date, interval_start, interval_end, run_after, type,
                    triggered_by, state, task_counts, queued_at, started_at, ended_at, updated_at)
                SELECT first_run_id(at) + row_number() OVER (PARTITION BY at ORDER BY v.pipeline), v.pipeline,
                    'scheduled__' || to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), v.id, at, at, at, at, 'scheduled', 'timetable',
                    CASE WHEN n % 50 = 0 THEN 'failed' ELSE 'success' END,
                    CASE WHEN n % 50 = 0 THEN '{"success": 5, "failed": 1, "upstream_failed": 4}'::jsonb ELSE '{"success": 10}' END,
                    at, at, at + interval '1 minute', at + interval '1 minute'
                FROM generate_series(1, :runs) n, LATERAL (SELECT date_trunc('minute', now()) - n * interval '15 minutes' AS at) t,
                    pipeline_version v WHERE v.bundle = 'benchmark' AND :pipelines > 0""", """
                INSERT INTO task_instance (run, ix, task, priority, max_tries, state, tries, attempt, queued_at, started_at, ended_at)
                SELECT r.id, i, 'task_' || i, 1, 1,
                    CASE WHEN r.state = 'success' OR i < 5 THEN 'success' WHEN i = 5 THEN 'failed' ELSE 'upstream_failed' END,
                    1, gen_random_uuid(), r.run_after, r.run_after, r.run_after + interval '5 seconds'
                FROM run r, generate_series(0, 9) i WHERE r.pipeline LIKE 'history%' AND :pipelines > 0""")) {
            database.sql(statement)
                    .param("pipelines", PIPELINES)
                    .param("runs", RUNS)
                    .param("spec", spec)
                    .update();
        }
        database.sql("VACUUM (ANALYZE) run").update();
        database.sql("VACUUM (ANALYZE) task_instance").update();
        assertThat(database.sql("SELECT count(*) FROM task_instance")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(1_000_000);
    }
}
