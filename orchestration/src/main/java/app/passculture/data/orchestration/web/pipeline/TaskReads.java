package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.Nothing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the tasks of one run, always by the number of the run. */
final class TaskReads {

    private static final String TASKS = """
            SELECT task.ix, task.task, task.state, task.tries, task.tries_before_clear, task.max_tries, task.pool, task.gate, task.ready_at,
                task.due, task.queued_at, task.started_at, task.ended_at, task.failure::text AS failure, node.name AS node, task.note,
                task.note_by
            FROM task_instance AS task LEFT JOIN node ON node.id = task.node
            """;

    private final JdbcClient sql;

    TaskReads(JdbcClient sql) {
        this.sql = sql;
    }

    /** In the order of the pipeline. */
    List<TaskRow> all(long run) {
        return sql.sql(TASKS + "WHERE task.run = ? ORDER BY task.ix")
                .param(run)
                .query((row, _) -> task(row))
                .list();
    }

    /** The tasks of one run that are called like those of another. */
    List<TaskRow> some(long run, List<TaskRow> like) {
        return sql.sql(TASKS + "WHERE task.run = ? AND task.task = ANY (?)")
                .param(run)
                .param(like.stream().map(TaskRow::task).toArray(String[]::new))
                .query((row, _) -> task(row))
                .list();
    }

    TaskRow one(RunHead run, String task) {
        return sql.sql(TASKS + "WHERE task.run = ? AND task.task = ?")
                .param(run.id())
                .param(task)
                .query((row, _) -> task(row))
                .optional()
                .orElseThrow(() -> new Missing("task " + task + " in run " + run.run() + " of " + run.pipeline()));
    }

    private static TaskRow task(ResultSet row) throws SQLException {
        return new TaskRow(
                row.getInt("ix"),
                row.getString("task"),
                row.getString("state"),
                new TaskRow.Tries(row.getInt("tries"), row.getInt("tries_before_clear"), row.getInt("max_tries")),
                row.getString("pool"),
                row.getString("gate"),
                new TaskRow.Times(
                        Columns.perhapsMoment(row, "ready_at"),
                        Columns.perhapsMoment(row, "due"),
                        Columns.perhapsMoment(row, "queued_at"),
                        Columns.perhapsMoment(row, "started_at"),
                        Columns.perhapsMoment(row, "ended_at")),
                Columns.fault(row.getString("failure")),
                row.getString("node"),
                row.getString("note"),
                row.getString("note_by"));
    }

    /** Those that are over, and the present one if the task is under way; the latest first. */
    List<AttemptRow> attempts(long run, TaskRow task) {
        List<AttemptRow> attempts = new ArrayList<>(sql.sql("""
                        SELECT attempt.ix, attempt.try_number, attempt.state, node.name AS node, attempt.failure::text AS failure, attempt.exit_code,
                            attempt.queued_at, attempt.started_at, attempt.ended_at
                        FROM attempt LEFT JOIN node ON node.id = attempt.node
                        WHERE attempt.run = ? AND attempt.ix = ? ORDER BY attempt.ended_at DESC
                        """)
                .param(run)
                .param(task.ix())
                .query((row, _) -> attempt(row))
                .list());
        if (task.isLive()) {
            attempts.addFirst(present(task));
        }
        return attempts;
    }

    /** All attempts of a run that are over, by task and time. */
    List<AttemptRow> attempts(long run) {
        return sql.sql("""
                        SELECT ix, try_number, state, NULL AS node, NULL AS failure, exit_code, queued_at, started_at, ended_at
                        FROM attempt WHERE run = ?
                        """).param(run).query((row, _) -> attempt(row)).list().stream()
                .sorted(Comparator.comparingInt(AttemptRow::ix).thenComparing(AttemptRow::ended))
                .toList();
    }

    private static AttemptRow attempt(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new AttemptRow(
                row.getInt("ix"),
                row.getInt("try_number"),
                state == null ? "lost" : state,
                row.getString("node"),
                Columns.fault(row.getString("failure")),
                row.getObject("exit_code", Integer.class),
                Columns.perhapsMoment(row, "queued_at"),
                Columns.perhapsMoment(row, "started_at"),
                Columns.perhapsMoment(row, "ended_at"));
    }

    private static AttemptRow present(TaskRow task) {
        TaskRow.Times times = task.times();
        return new AttemptRow(
                task.ix(),
                task.tries().made(),
                task.state(),
                task.node(),
                null,
                null,
                times.queued(),
                times.started(),
                null);
    }

    /** What the given task produced, or all tasks of the run without one. */
    List<OutputRow> outputs(long run, Optional<Integer> task) {
        return sql.sql("""
                        SELECT task, key, type, value::text AS value, place, preview, bytes, written_at FROM output
                        WHERE run = :run AND (:task::smallint IS NULL OR ix = :task::smallint) AND type <> :nothing
                        ORDER BY ix, key LIMIT 500
                        """)
                .param("run", run)
                .param("nothing", Nothing.class.getName())
                .param("task", task.orElse(null), java.sql.Types.SMALLINT)
                .query((row, _) -> output(row))
                .list();
    }

    private static OutputRow output(ResultSet row) throws SQLException {
        String value = row.getString("value");
        String preview = row.getString("preview");
        return new OutputRow(
                row.getString("task"),
                row.getString("key"),
                row.getString("type"),
                value != null ? Columns.readable(value) : preview == null ? "" : preview,
                row.getString("place"),
                row.getLong("bytes"),
                Columns.moment(row, "written_at"));
    }

    /** How long the task takes on average when it succeeds, over the last thirty days; empty if it never did. */
    Optional<Duration> usual(String pipeline, String task) {
        return sql.sql("""
                        SELECT sum(seconds) / nullif(sum(succeeded + failed), 0) FROM task_day
                        WHERE pipeline = ? AND task = ? AND day > current_date - 30
                        """)
                .param(pipeline)
                .param(task)
                .query((row, _) ->
                        Optional.ofNullable(row.getObject(1, Double.class)).map(RunReads::span))
                .single();
    }
}
