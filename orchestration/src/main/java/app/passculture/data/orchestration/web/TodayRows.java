package app.passculture.data.orchestration.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the page of today reads: the latest run of each pipeline, what is under way, what waits, nodes and pools. Never the history. */
final class TodayRows {
    private final JdbcClient sql;

    TodayRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** A pipeline and the run of it that ended and was due last, if there is one. */
    record Standing(
            String pipeline,
            String owner,
            boolean paused,
            @Nullable Instant next,
            @Nullable Lately last) {
        boolean isFailing() {
            return last != null && last.state().equals("failed");
        }
    }

    /** A run as the page shows it. */
    record Lately(
            long id,
            String pipeline,
            String run,
            String state,
            Instant runAfter,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    /** A task that failed, and the beginning of why. */
    record Failing(String task, String reason) {}

    /** A task that waits, since when and for what. */
    record Held(String pipeline, String run, String task, String gate, Instant since) {}

    /** A process of the server. */
    record NodeRow(String name, boolean alive, int load, Instant startedAt, Instant leaseUntil) {}

    /** A pool and how much of it is taken. */
    record PoolRow(String name, int slots, int used) {}

    List<Standing> standings() {
        return sql.sql("""
                SELECT p.id AS of, p.owner, p.paused AS held, p.next_run_after, r.* FROM pipeline p
                LEFT JOIN LATERAL (
                    SELECT id, pipeline, run_id, state, run_after, started_at, ended_at FROM run
                    WHERE pipeline = p.id AND state IN ('success', 'failed') ORDER BY run_after DESC LIMIT 1
                ) r ON true
                WHERE NOT p.stale ORDER BY p.id
                """)
                .query((row, number) -> new Standing(
                        row.getString("of"),
                        row.getString("owner"),
                        row.getBoolean("held"),
                        moment(row, "next_run_after"),
                        row.getString("run_id") == null ? null : lately(row, number)))
                .list();
    }

    /** The runs due since a moment, by pipeline. */
    Map<String, List<Lately>> since(Instant moment) {
        return sql.sql("""
                SELECT id, pipeline, run_id, state, run_after, started_at, ended_at FROM run
                WHERE run_after >= ? ORDER BY run_after DESC LIMIT 2000
                """).param(Timestamp.from(moment)).query(TodayRows::lately).list().stream()
                .collect(Collectors.groupingBy(Lately::pipeline));
    }

    List<Lately> underWay() {
        return sql.sql("""
                SELECT id, pipeline, run_id, state, run_after, started_at, ended_at FROM run
                WHERE state IN ('queued', 'running') ORDER BY run_after LIMIT 200
                """).query(TodayRows::lately).list();
    }

    List<Failing> failing(long run) {
        return sql.sql("""
                SELECT task, coalesce(failure ->> 'message', failure ->> 'cause', '') AS reason FROM task_instance
                WHERE run = ? AND state = 'failed' ORDER BY ended_at, ix LIMIT 3
                """)
                .param(run)
                .query((row, _) -> new Failing(
                        row.getString("task"),
                        row.getString("reason").lines().findFirst().orElse("")))
                .list();
    }

    /** Tasks that could run and have been waiting for a place for longer than the given time. */
    List<Held> held(Duration longer) {
        return sql.sql("""
                SELECT r.pipeline, r.run_id, t.task, t.gate, t.ready_at FROM run r
                JOIN task_instance t ON t.run = r.id
                WHERE r.state = 'running' AND t.state = 'scheduled' AND t.gate IS NOT NULL
                AND t.ready_at < now() - make_interval(secs => ?)
                ORDER BY t.ready_at LIMIT 20
                """)
                .param((double) longer.toSeconds())
                .query((row, _) -> new Held(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    List<NodeRow> nodes() {
        return sql.sql("""
                SELECT name, ended_at IS NULL AND lease_until > clock_timestamp() AS alive, load, started_at, lease_until
                FROM node WHERE ended_at IS NULL OR ended_at > now() - interval '1 hour'
                ORDER BY alive DESC, name, id DESC LIMIT 50
                """)
                .query((row, _) -> new NodeRow(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getInt(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    List<PoolRow> pools() {
        return sql.sql("SELECT name, slots, used FROM pool ORDER BY name")
                .query((row, _) -> new PoolRow(row.getString(1), row.getInt(2), row.getInt(3)))
                .list();
    }

    /** How long a successful run took on average in the last thirty days. */
    Map<String, Duration> usualDurations() {
        return sql
                .sql("""
                SELECT pipeline, sum(seconds) / nullif(sum(succeeded + failed), 0) FROM pipeline_day
                WHERE day > current_date - 30 GROUP BY pipeline HAVING sum(succeeded + failed) > 0
                """)
                .query((row, _) -> Map.entry(row.getString(1), Duration.ofMillis((long) (row.getDouble(2) * 1000))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Lately lately(ResultSet row, int number) throws SQLException {
        return new Lately(
                row.getLong("id"),
                row.getString("pipeline"),
                row.getString("run_id"),
                row.getString("state"),
                row.getTimestamp("run_after").toInstant(),
                moment(row, "started_at"),
                moment(row, "ended_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp found = row.getTimestamp(column);
        return found == null ? null : found.toInstant();
    }
}
