package app.passculture.data.orchestration.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what is due and what was left behind. */
public final class Watch {

    private static final String DUE = """
            SELECT 'RUN' AS kind, run.id, run.pipeline, run.wake_at AS at FROM run
            WHERE state = 'running' AND wake_at < :late
            UNION ALL
            SELECT 'SLOT', 0, id, next_run_after FROM pipeline
            WHERE NOT paused AND NOT stale AND next_run_after < :soon
            UNION ALL
            SELECT DISTINCT 'ADMISSION', 0::bigint, run.pipeline, NULL::timestamptz
            FROM run JOIN pipeline ON pipeline.id = run.pipeline
            WHERE run.state = 'queued' AND run.run_after <= :now AND NOT pipeline.paused
            AND (SELECT count(*) FROM run AS active WHERE active.pipeline = run.pipeline AND active.state = 'running') < pipeline.max_active_runs
            UNION ALL
            SELECT 'POOL', first.run, first.pipeline, NULL
            FROM pool CROSS JOIN LATERAL (
                SELECT run, pipeline, slots FROM pool_waiter WHERE pool = pool.name ORDER BY priority DESC, since, run LIMIT 1
            ) AS first
            WHERE pool.slots - pool.used >= first.slots
            UNION ALL
            SELECT 'NODE', id, name, NULL FROM node
            WHERE cleared_at IS NULL AND id <> :me AND (ended_at IS NOT NULL OR lease_until < clock_timestamp())
            UNION ALL
            SELECT 'CODE', id, pipeline, NULL FROM run
            WHERE waits_for_code AND state = 'running' AND pipeline_version = ANY (:versions)
            UNION ALL
            SELECT DISTINCT 'STOP', run.id, run.pipeline, NULL::timestamptz FROM remote_stop JOIN run ON run.id = remote_stop.run
            WHERE run.pipeline_version = ANY (:versions) AND (remote_stop.node = :me OR NOT EXISTS (
                SELECT FROM node WHERE id = remote_stop.node AND ended_at IS NULL AND lease_until > clock_timestamp()))
            """;

    private static final String LEFT = """
            SELECT run.id, run.pipeline, run.pipeline_version, task.ix, task.tries, task.attempt, task.handle FROM run
            JOIN task_instance AS task ON task.run = run.id
            WHERE run.state IN ('queued', 'running') AND task.node = ?
            AND task.state IN ('queued', 'running', 'restarting', 'deferred')
            AND (task.state <> 'deferred' OR task.handle IS NOT NULL)
            """;

    private final JdbcClient sql;
    private final UUID[] versions;

    /** For a node that has the code of these versions. */
    public Watch(DataSource database, Collection<UUID> versions) {
        this.sql = JdbcClient.create(database);
        this.versions = versions.toArray(UUID[]::new);
    }

    /**
     * Something whose time has come, or comes at the given moment: a run, a slot of a pipeline, an admission, the first in a pool, a node that is gone, a run that
     * waits for code that is here, one of whose stopped work elsewhere somebody has to see to.
     */
    public record Due(
            Kind kind,
            long number,
            String pipeline,
            @Nullable Instant at) {}

    /** What is due. */
    public enum Kind {
        RUN,
        SLOT,
        ADMISSION,
        POOL,
        NODE,
        CODE,
        STOP
    }

    /** An attempt that a node has, by what is written. */
    public record Left(
            long run,
            String pipeline,
            UUID version,
            int task,
            int tryNumber,
            UUID attempt,
            @Nullable String handle) {}

    /** All that is due now; timers of runs only if nobody has noticed until the earlier moment, slots also if they come before the later one. */
    public List<Due> due(long me, Instant late, Instant now, Instant soon) {
        return sql.sql(DUE)
                .param("me", me)
                .param("late", Timestamp.from(late))
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .param("versions", versions)
                .query((row, _) -> new Due(
                        Kind.valueOf(row.getString(1)),
                        row.getLong(2),
                        row.getString(3),
                        StoredRuns.nullableMoment(row, "at")))
                .list();
    }

    /** The attempts under way that are written down as the node's. */
    public List<Left> left(long node) {
        return sql.sql(LEFT)
                .param(node)
                .query((row, _) -> new Left(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        row.getInt(5),
                        row.getObject(6, UUID.class),
                        row.getString(7)))
                .list();
    }

    /** Makes a parked attempt of one node another's; whether it was still there to take. */
    public boolean take(Left parked, long from, long to) {
        return sql.sql("""
                        UPDATE task_instance SET node = ? WHERE run = ? AND ix = ? AND attempt = ? AND node = ? AND state = 'deferred'
                        """)
                        .param(to)
                        .param(parked.run())
                        .param(parked.task())
                        .param(parked.attempt())
                        .param(from)
                        .update()
                == 1;
    }

    /** Attempts of a run that go on elsewhere although they have been stopped. */
    public List<Stopped> stopped(long run) {
        return sql.sql("SELECT ix, try_number, attempt, handle, node FROM remote_stop WHERE run = ?")
                .param(run)
                .query((row, _) -> new Stopped(
                        row.getInt(1),
                        row.getInt(2),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getObject(5, Long.class)))
                .list();
    }

    /** An attempt that goes on elsewhere although it has been stopped, and the node that is to see to it. */
    public record Stopped(
            int task,
            int tryNumber,
            UUID attempt,
            String handle,
            @Nullable Long node) {}

    /** Makes a stopped attempt another node's; whether it was still there to take. */
    public boolean take(Stopped stopped, long to) {
        return sql.sql("UPDATE remote_stop SET node = ? WHERE attempt = ? AND node IS NOT DISTINCT FROM ?")
                        .param(to)
                        .param(stopped.attempt())
                        .param(stopped.node())
                        .update()
                == 1;
    }

    /** The stopped attempt has ended. */
    public void forget(Stopped stopped) {
        sql.sql("DELETE FROM remote_stop WHERE attempt = ?")
                .param(stopped.attempt())
                .update();
    }
}
