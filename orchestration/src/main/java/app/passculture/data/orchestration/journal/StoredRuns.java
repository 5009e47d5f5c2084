package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.RunSnapshot.Halt;
import app.passculture.data.orchestration.run.RunSnapshot.Progress;
import app.passculture.data.orchestration.run.RunState;
import app.passculture.data.orchestration.run.TaskProgress;
import app.passculture.data.orchestration.run.TaskState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads runs with their tasks. The revision is read first: what is read of tasks may be newer, never older, and then a change is refused. */
final class StoredRuns {

    private static final String RUNS = """
            SELECT id, pipeline, run_id, pipeline_version, interval_start, interval_end, run_after, type, parameters::text,
                revision, state, halt, paused, deadline, waits_for_code
            FROM run WHERE id = ANY (?)
            """;

    private static final String TASKS = """
            SELECT run, state, tries, tries_before_clear, losses, attempt, ready_at, due, handle, chosen::text, failure::text
            FROM task_instance WHERE run = ANY (?) ORDER BY run, ix
            """;

    private static final TaskProgress UNTOUCHED =
            new TaskProgress(TaskState.NONE, 0, 0, 0, null, null, null, null, null, null);

    private final JdbcTemplate jdbc;
    private final Plans plans;

    StoredRuns(JdbcTemplate jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** A run without its tasks. */
    private record Head(
            long id,
            int revision,
            UUID version,
            String parameters,
            boolean waitsForCode,
            RunFacts facts,
            Progress progress) {}

    Map<Long, StoredRun> load(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Long[] wanted = ids.toArray(Long[]::new);
        List<Head> heads = jdbc.query(RUNS, statement -> setIds(statement, wanted), (row, _) -> head(row));
        Map<Long, List<TaskProgress>> tasks = new HashMap<>();
        jdbc.query(TASKS, statement -> setIds(statement, wanted), row -> {
            tasks.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(task(row));
        });
        Map<Long, StoredRun> runs = new HashMap<>();
        heads.forEach(head -> runs.put(head.id(), run(head, tasks.getOrDefault(head.id(), List.of()))));
        return runs;
    }

    private static void setIds(PreparedStatement statement, Long[] ids) throws SQLException {
        statement.setArray(1, statement.getConnection().createArrayOf("bigint", ids));
    }

    private StoredRun run(Head head, List<TaskProgress> tasks) {
        RunSnapshot snapshot = new RunSnapshot(plans.of(head.version()), head.facts(), head.progress(), tasks);
        return new StoredRun(
                head.id(), head.revision(), head.version(), head.parameters(), head.waitsForCode(), snapshot);
    }

    private static Head head(ResultSet row) throws SQLException {
        RunFacts facts = new RunFacts(
                row.getString("pipeline"),
                row.getString("run_id"),
                constant(RunType.class, row.getString("type")),
                new DataInterval(moment(row, "interval_start"), moment(row, "interval_end")),
                moment(row, "run_after"));
        Progress progress = new Progress(
                constant(RunState.class, row.getString("state")),
                constant(Halt.class, row.getString("halt")),
                row.getBoolean("paused"),
                nullableMoment(row, "deadline"));
        return new Head(
                row.getLong("id"),
                row.getInt("revision"),
                row.getObject("pipeline_version", UUID.class),
                row.getString("parameters"),
                row.getBoolean("waits_for_code"),
                facts,
                progress);
    }

    private static TaskProgress task(ResultSet row) throws SQLException {
        TaskProgress task = new TaskProgress(
                constant(TaskState.class, row.getString(2)),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getObject(6, UUID.class),
                nullableMoment(row, "ready_at"),
                nullableMoment(row, "due"),
                row.getString(9),
                Json.texts(row.getString(10)),
                Json.failure(row.getString(11)));
        return task.equals(UNTOUCHED) ? UNTOUCHED : task;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant nullableMoment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
