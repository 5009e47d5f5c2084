package app.passculture.data.orchestration.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes history into a journal as it would be after so much time. */
public record HistoryRows(JdbcClient database) {

    public void pipeline(String id) {
        database.sql("""
                WITH made AS (INSERT INTO pipeline (id) VALUES (:id) RETURNING id)
                INSERT INTO pipeline_version (id, pipeline, number, spec_hash, spec, bundle, bundle_digest)
                SELECT gen_random_uuid(), id, 1, 'hash', '{}', 'bundle', 'digest' FROM made
                """).param("id", id).update();
    }

    /** A run of five tasks that ended an hour after it was made; answers its number. */
    public long run(String pipeline, String run, String state, Instant made) {
        database.sql("SELECT count(*) FROM (SELECT make_partitions(:at, :at)) made")
                .param("at", made.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        long id = database.sql("""
                        INSERT INTO run (id, pipeline, run_id, pipeline_version, interval_start, interval_end, run_after, type,
                                         triggered_by, state, ended_at)
                        SELECT first_run_id(:at) + (SELECT count(*) FROM run), :pipeline, :run, version.id, :at, :at, :at, 'scheduled',
                               'timetable', :state, CASE WHEN :state IN ('success', 'failed') THEN :at + interval '1 hour' END
                        FROM pipeline_version version WHERE version.pipeline = :pipeline
                        RETURNING id
                        """)
                .param("at", made.atOffset(ZoneOffset.UTC))
                .param("pipeline", pipeline)
                .param("run", run)
                .param("state", state)
                .query(Long.class)
                .single();
        for (String insert : new String[] {
            "INSERT INTO task_instance (run, ix, task, priority, max_tries) SELECT :run, ix, 't' || ix, 0, 1 FROM generate_series(0, 4) ix",
            "INSERT INTO attempt (run, ix, id, task, try_number, ended_at)"
                    + " SELECT :run, ix, gen_random_uuid(), 't' || ix, 1, now() FROM generate_series(0, 4) ix",
            "INSERT INTO output (run, ix, task, type, value, bytes) SELECT :run, ix, 't' || ix, 'text', '1', 1 FROM generate_series(0, 4) ix"
        }) {
            database.sql(insert).param("run", id).update();
        }
        return id;
    }

    public void alert(long run, String channel, String target) {
        database.sql("""
                INSERT INTO outbox (kind, pipeline, run, payload)
                SELECT 'alert', pipeline, id, jsonb_build_object(
                    'occasion', 'FAILURE', 'channel', :channel, 'target', :target, 'pipeline', pipeline, 'run', run_id,
                    'state', 'FAILED', 'owner', 'data <team>', 'failedTasks', jsonb_build_array('load', 'check'))
                FROM run WHERE id = :run
                """)
                .param("run", run)
                .param("channel", channel)
                .param("target", target)
                .update();
    }

    public long count(String table) {
        return database.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
