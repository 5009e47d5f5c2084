package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import app.passculture.data.orchestration.run.RunPlan;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.RunSnapshot.Halt;
import app.passculture.data.orchestration.run.RunSnapshot.Progress;
import app.passculture.data.orchestration.run.RunState;
import app.passculture.data.orchestration.run.TaskProgress;
import app.passculture.data.orchestration.run.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads of a run what decides about one of its tasks: itself, those before it and those under way. The others look as if nothing had happened. */
final class Neighbourhoods {

    private static final TaskProgress UNREAD =
            new TaskProgress(TaskState.NONE, 0, 0, 0, null, null, null, null, null, null);

    private static final String TASKS = """
            SELECT ix, state, tries, tries_before_clear, ready_at, due FROM task_instance
            WHERE run = ? AND (ix = ANY (?::smallint[]) OR state IN ('queued', 'running', 'deferred', 'restarting'))
            """;

    private final JdbcClient sql;
    private final Versions versions;

    Neighbourhoods(JdbcClient sql, Versions versions) {
        this.sql = sql;
        this.versions = versions;
    }

    RunSnapshot around(RunHead run, int task) {
        RunPlan plan = versions.plan(run.version());
        List<TaskProgress> tasks = new ArrayList<>(Collections.nCopies(plan.size(), UNREAD));
        sql.sql(TASKS).param(run.id()).param(around(plan, task)).query(row -> {
            tasks.set(row.getInt("ix"), progress(row));
        });
        return new RunSnapshot(plan, facts(run), progress(run), tasks);
    }

    private static Integer[] around(RunPlan plan, int task) {
        return Stream.concat(
                        Stream.of(task), plan.task(task).upstream().stream().map(plan::number))
                .toArray(Integer[]::new);
    }

    private static TaskProgress progress(ResultSet row) throws SQLException {
        return new TaskProgress(
                TaskState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("tries"),
                row.getInt("tries_before_clear"),
                0,
                null,
                Columns.perhapsMoment(row, "ready_at"),
                Columns.perhapsMoment(row, "due"),
                null,
                null,
                null);
    }

    private static RunFacts facts(RunHead run) {
        return new RunFacts(
                run.pipeline(),
                run.run(),
                RunType.valueOf(run.type().toUpperCase(Locale.ROOT)),
                new DataInterval(run.interval().start(), run.interval().end()),
                run.interval().runAfter());
    }

    private Progress progress(RunHead run) {
        return sql.sql("SELECT state, halt, paused, deadline FROM run WHERE id = ?")
                .param(run.id())
                .query((row, _) -> new Progress(
                        RunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        Halt.valueOf(row.getString("halt").toUpperCase(Locale.ROOT)),
                        row.getBoolean("paused"),
                        Columns.perhapsMoment(row, "deadline")))
                .single();
    }
}
