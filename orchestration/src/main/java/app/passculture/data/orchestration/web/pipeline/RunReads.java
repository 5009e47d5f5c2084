package app.passculture.data.orchestration.web.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads runs. Each query goes by the key of a run or by the latest runs of one pipeline. */
final class RunReads {

    private static final String HEADS = """
            SELECT run.id, run.pipeline, run.run_id, run.pipeline_version, version.number, run.type, run.state, run.halt, run.triggered_by,
                run.triggering_user, run.parameters::text AS parameters, run.note, run.note_by, run.interval_start, run.interval_end,
                run.run_after, run.queued_at, run.started_at, run.ended_at, run.task_counts::text AS counts, run.revision
            FROM run JOIN pipeline_version AS version ON version.id = run.pipeline_version
            """;

    private final JdbcClient sql;

    RunReads(JdbcClient sql) {
        this.sql = sql;
    }

    RunHead head(String pipeline, String run) {
        return sql.sql(HEADS + "WHERE run.pipeline = ? AND run.run_id = ?")
                .param(pipeline)
                .param(run)
                .query((row, _) -> head(row))
                .optional()
                .orElseThrow(() -> new Missing("run " + run + " of " + pipeline));
    }

    /** Those with these numbers, the newest first. */
    List<RunHead> numbered(List<Long> numbers) {
        return sql.sql(HEADS + "WHERE run.id = ANY (?) ORDER BY run.id DESC")
                .param(numbers.toArray(Long[]::new))
                .query((row, _) -> head(row))
                .list();
    }

    /** The latest runs of a pipeline that were due before a moment, the latest first. */
    List<RunHead> latest(String pipeline, Instant before, int atMost) {
        return sql.sql(HEADS + "WHERE run.pipeline = ? AND run.run_after < ? ORDER BY run.run_after DESC LIMIT ?")
                .param(pipeline)
                .param(java.sql.Timestamp.from(before))
                .param(atMost)
                .query((row, _) -> head(row))
                .list();
    }

    Optional<RunHead> previous(RunHead run) {
        return latest(run.pipeline(), run.interval().runAfter(), 1).stream().findFirst();
    }

    Optional<RunHead> next(RunHead run) {
        return sql.sql(HEADS + "WHERE run.pipeline = ? AND run.run_after > ? ORDER BY run.run_after LIMIT 1")
                .param(run.pipeline())
                .param(java.sql.Timestamp.from(run.interval().runAfter()))
                .query((row, _) -> head(row))
                .optional();
    }

    List<RunHead> active(String pipeline) {
        return sql.sql(HEADS + """
                        WHERE run.pipeline = ? AND run.state IN ('queued', 'running') ORDER BY run.run_after LIMIT 50
                        """).param(pipeline).query((row, _) -> head(row)).list();
    }

    /** How long successful runs take: the middle one and the ninth of ten of the latest 25; empty without any. */
    Optional<Usual> usual(String pipeline) {
        return sql.sql("""
                        SELECT percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY seconds) AS span FROM (
                            SELECT extract(epoch FROM ended_at - started_at) AS seconds, state
                            FROM run WHERE pipeline = ? AND ended_at IS NOT NULL ORDER BY run_after DESC LIMIT 25) AS latest
                        WHERE state = 'success'
                        """)
                .param(pipeline)
                .query((row, _) -> Optional.ofNullable(row.getArray(1)).map(RunReads::usual))
                .single();
    }

    private static Usual usual(java.sql.Array spans) {
        try {
            Double[] seconds = (Double[]) spans.getArray();
            return new Usual(span(seconds[0]), span(seconds[1]));
        } catch (SQLException unreadable) {
            throw new IllegalStateException("percentiles are no numbers", unreadable);
        }
    }

    static Duration span(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static RunHead head(ResultSet row) throws SQLException {
        return new RunHead(
                row.getLong("id"),
                row.getString("pipeline"),
                row.getString("run_id"),
                row.getObject("pipeline_version", UUID.class),
                row.getInt("number"),
                row.getString("type"),
                row.getString("state"),
                row.getString("halt"),
                new RunHead.Origin(
                        row.getString("triggered_by"),
                        row.getString("triggering_user"),
                        row.getString("parameters"),
                        row.getString("note"),
                        row.getString("note_by")),
                new RunHead.Interval(
                        Columns.moment(row, "interval_start"),
                        Columns.moment(row, "interval_end"),
                        Columns.moment(row, "run_after")),
                new RunHead.Times(
                        Columns.moment(row, "queued_at"),
                        Columns.perhapsMoment(row, "started_at"),
                        Columns.perhapsMoment(row, "ended_at")),
                Columns.counts(row.getString("counts")),
                row.getInt("revision"));
    }
}
