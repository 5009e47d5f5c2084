package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.run.Capacity;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.web.pipeline.TaskPage.Holder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads who has what others wait for. It looks only at runs under way. */
public final class GateReads {

    private static final String HOLDERS = """
            SELECT run.pipeline, run.run_id, task.task, task.state, task.slots
            FROM run JOIN task_instance AS task ON task.run = run.id
            WHERE run.id = ANY (ARRAY(SELECT id FROM run WHERE state IN ('queued', 'running')))
                AND task.pool = ? AND task.state IN ('queued', 'running', 'deferred', 'restarting')
            ORDER BY task.started_at LIMIT 50
            """;

    private static final String WAITERS = """
            SELECT run.pipeline, run.run_id, '' AS task, run.state, waiter.slots
            FROM pool_waiter AS waiter JOIN run ON run.id = waiter.run
            WHERE waiter.pool = ? ORDER BY waiter.priority DESC, waiter.since, waiter.run LIMIT 50
            """;

    private static final String RUNS = """
            SELECT pipeline, run_id, '' AS task, state, 0 AS slots FROM run
            WHERE pipeline = ? AND state IN ('queued', 'running') AND id <> ? ORDER BY run_after LIMIT 20
            """;

    private static final String LATEST = """
            SELECT pipeline, run_id, '' AS task, state, 0 AS slots FROM run
            WHERE pipeline = ? ORDER BY run_after DESC LIMIT 1
            """;

    private final JdbcClient sql;

    public GateReads(JdbcClient sql) {
        this.sql = sql;
    }

    Capacity capacity() {
        Map<String, Integer> free = new HashMap<>();
        sql.sql("SELECT name, slots - used FROM pool").query(row -> {
            free.put(row.getString(1), row.getInt(2));
        });
        return new Capacity(free);
    }

    /** The tasks that have slots of a pool. */
    public List<Holder> holders(String pool) {
        return sql.sql(HOLDERS).param(pool).query((row, _) -> holder(row)).list();
    }

    /** The runs that wait for slots of a pool, the most urgent first. */
    public List<Holder> waiters(String pool) {
        return sql.sql(WAITERS).param(pool).query((row, _) -> holder(row)).list();
    }

    List<Holder> activeRuns(String pipeline, long but) {
        return sql.sql(RUNS)
                .param(pipeline)
                .param(but)
                .query((row, _) -> holder(row))
                .list();
    }

    List<Holder> latestRun(String pipeline) {
        return sql.sql(LATEST).param(pipeline).query((row, _) -> holder(row)).list();
    }

    List<Holder> active(RunHead run, RunSnapshot snapshot) {
        return IntStream.range(0, snapshot.plan().size())
                .filter(ix -> snapshot.task(ix).state().isLive())
                .limit(50)
                .mapToObj(ix -> new Holder(
                        run.pipeline(),
                        run.run(),
                        snapshot.plan().task(ix).id(),
                        snapshot.task(ix).state().name().toLowerCase(Locale.ROOT),
                        0))
                .toList();
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5));
    }
}
