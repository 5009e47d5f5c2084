package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.PoolUse;
import app.passculture.data.orchestration.run.RunPlan;
import app.passculture.data.orchestration.run.RunSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes new runs and reads those that are there. */
public final class Runs {

    private static final String INSERT = """
            INSERT INTO run (pipeline, run_id, pipeline_version, logical_date, interval_start, interval_end, run_after, type, triggered_by,
                triggering_user, parameters, note, note_by, task_counts)
            VALUES (:pipeline, :run, :version, :logicalDate, :start, :end, :runAfter, :type, :triggeredBy,
                :user, :parameters::jsonb, :note, :noteBy, :counts::jsonb)
            """;

    private static final String INSERT_TASKS = """
            INSERT INTO task_instance (run, ix, task, priority, pool, slots, max_tries)
            SELECT ?, task.* FROM unnest(?::smallint[], ?::text[], ?::integer[], ?::text[], ?::integer[], ?::integer[])
                AS task(ix, id, priority, pool, slots, max_tries)
            """;

    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final Plans plans;
    private final StoredRuns stored;

    public Runs(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.jdbc = new JdbcTemplate(database);
        this.plans = new Plans(sql);
        this.stored = new StoredRuns(jdbc, plans);
    }

    /**
     * Writes a run that waits to be admitted and all its tasks, in the caller's transaction; empty if its slot has a run already. Otherwise a
     * name or date that is taken fails with a DuplicateKeyException.
     */
    public Optional<StoredRun> createForSlot(NewRun run) {
        return create(INSERT + " ON CONFLICT DO NOTHING RETURNING id", run);
    }

    /** The same, but a name or a logical date that is taken fails with a DuplicateKeyException. */
    public StoredRun create(NewRun run) {
        return create(INSERT + " RETURNING id", run).orElseThrow();
    }

    private Optional<StoredRun> create(String insert, NewRun run) {
        RunPlan plan = plans.of(run.version());
        RunSnapshot queued = RunSnapshot.queued(plan, run.facts());
        return insert(insert, run, queued).map(id -> {
            insertTasks(id, plan);
            return new StoredRun(id, 0, run.version(), run.parameters(), false, queued);
        });
    }

    private Optional<Long> insert(String insert, NewRun run, RunSnapshot queued) {
        RunFacts facts = run.facts();
        String note = run.origin().note();
        return sql.sql(insert)
                .param("pipeline", facts.pipeline())
                .param("run", facts.run())
                .param("version", run.version())
                .param("logicalDate", timestamp(run.logicalDate()))
                .param("start", timestamp(facts.interval().start()))
                .param("end", timestamp(facts.interval().end()))
                .param("runAfter", timestamp(facts.runAfter()))
                .param("type", facts.type().text())
                .param("triggeredBy", run.origin().triggeredBy())
                .param("user", run.origin().user())
                .param("parameters", run.parameters())
                .param("note", note)
                .param("noteBy", note == null ? null : run.origin().user())
                .param("counts", StepRows.counts(queued))
                .query(Long.class)
                .optional();
    }

    private void insertTasks(long run, RunPlan plan) {
        Columns tasks = new Columns("smallint", "text", "integer", "text", "integer", "integer");
        IntStream.range(0, plan.size()).forEach(ix -> {
            TaskSpec task = plan.task(ix);
            PoolUse pool = task.terms().pool();
            tasks.add(
                    ix,
                    task.id(),
                    task.terms().priority(),
                    pool == null ? null : pool.pool(),
                    pool == null ? 1 : pool.slots(),
                    task.terms().retries().count() + 1);
        });
        jdbc.execute((ConnectionCallback<Integer>) connection -> insertTasks(connection, run, tasks));
    }

    private static int insertTasks(Connection connection, long run, Columns tasks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_TASKS)) {
            statement.setLong(1, run);
            tasks.bind(statement, 2);
            return statement.executeUpdate();
        }
    }

    static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    /** The runs with these numbers, by number; those that are not there are left out. */
    public Map<Long, StoredRun> load(Collection<Long> ids) {
        return stored.load(ids);
    }

    public Optional<Long> number(String pipeline, String run) {
        return sql.sql("SELECT id FROM run WHERE pipeline = ? AND run_id = ?")
                .param(pipeline)
                .param(run)
                .query(Long.class)
                .optional();
    }
}
