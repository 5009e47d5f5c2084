package app.passculture.data.orchestration.journal;

import java.sql.Timestamp;
import java.time.Instant;
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
            """;

    private static final String LEFT = """
            SELECT run.id, run.pipeline, task.ix, task.tries, task.attempt, task.handle FROM run
            JOIN task_instance AS task ON task.run = run.id
            WHERE run.state IN ('queued', 'running') AND task.node = ?
            AND task.state IN ('queued', 'running', 'restarting', 'deferred')
            AND (task.state <> 'deferred' OR task.handle IS NOT NULL)
            """;

    private final JdbcClient sql;

    public Watch(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Something whose time has come, or comes at the given moment: a run, a slot of a pipeline, an admission, the first in a pool, a node that is gone. */
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
        NODE
    }

    /** An attempt that a node has, by what is written. */
    public record Left(
            long run,
            String pipeline,
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
                        row.getInt(3),
                        row.getInt(4),
                        row.getObject(5, UUID.class),
                        row.getString(6)))
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
}
