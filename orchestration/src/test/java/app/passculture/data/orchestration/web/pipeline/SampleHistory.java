package app.passculture.data.orchestration.web.pipeline;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives pipelines a past: runs that have been repeated at earlier times, as long as those of real data. */
record SampleHistory(JdbcClient sql) {

    private static final String COPIES = """
            FROM run AS model CROSS JOIN LATERAL (
                SELECT each, date_trunc('minute', now()) - each * :every::interval - interval '7 minutes' AS at,
                    :slower * (0.8 + 0.07 * (each * 13 % 7)) AS slower FROM generate_series(1, :times) AS each) AS copy
            """;

    private static final String RUNS = """
            INSERT INTO run (id, pipeline, run_id, pipeline_version, interval_start, interval_end, run_after, type, triggered_by, state,
                task_counts, queued_at, started_at, ended_at)
            SELECT first_run_id(at) + 7, model.pipeline, 'scheduled__' || to_char(at, 'YYYY-MM-DD"T"HH24:MI'), model.pipeline_version,
                at - :every::interval, at, at, 'scheduled', 'timetable', model.state, model.task_counts, at, at,
                at + (model.ended_at - model.started_at) * slower
            """ + COPIES + "WHERE model.run_id = :model";

    private static final String TASKS =
            """
            INSERT INTO task_instance (run, ix, task, priority, max_tries, state, tries, failure, ready_at, queued_at, started_at, ended_at)
            SELECT first_run_id(at) + 7, ix, task, priority, max_tries, task.state, tries, failure,
                at + (task.ready_at - model.started_at) * slower, at + (task.queued_at - model.started_at) * slower,
                at + (task.started_at - model.started_at) * slower, at + (task.ended_at - model.started_at) * slower
            """ + COPIES + "JOIN task_instance AS task ON task.run = model.id WHERE model.run_id = :model";

    private static final String ATTEMPTS =
            """
            INSERT INTO attempt (run, ix, id, task, try_number, state, queued_at, started_at, ended_at)
            SELECT first_run_id(at) + 7, ix, gen_random_uuid(), task, try_number, attempt.state,
                at + (attempt.queued_at - model.started_at) * slower, at + (attempt.started_at - model.started_at) * slower,
                at + (attempt.ended_at - model.started_at) * slower
            """ + COPIES + "JOIN attempt ON attempt.run = model.id WHERE model.run_id = :model";

    private static final String DAYS = """
            INSERT INTO pipeline_day (pipeline, day, succeeded, failed, seconds, longest)
            SELECT pipeline, ended_at::date, count(*) FILTER (WHERE state = 'success'), count(*) FILTER (WHERE state = 'failed'),
                sum(extract(epoch FROM ended_at - started_at)), max(extract(epoch FROM ended_at - started_at))
            FROM run WHERE ended_at IS NOT NULL GROUP BY pipeline, ended_at::date
            ON CONFLICT (pipeline, day) DO UPDATE SET succeeded = excluded.succeeded, failed = excluded.failed, seconds = excluded.seconds,
                longest = excluded.longest
            """;

    /** Repeats a run at regular intervals up to now, so many times slower than it was. */
    void repeat(String run, String every, int times, int slower) {
        sql.sql("SELECT make_partitions(now() - interval '40 days', now())").query(row -> {});
        for (String insert : new String[] {RUNS, TASKS, ATTEMPTS}) {
            sql.sql(insert)
                    .param("model", run)
                    .param("every", every)
                    .param("times", times)
                    .param("slower", slower)
                    .update();
        }
        sql.sql(DAYS).update();
    }
}
