package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.PoolUse;
import app.passculture.data.orchestration.run.RunPlan;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves runs to other versions of their pipelines: tasks keep their history by their ids, those that are no more go, new ones come. */
public final class RunVersions {

    private static final String RUN = """
            UPDATE run SET pipeline_version = :version, revision = revision + 1, waits_for_code = false,
                state = 'queued', queued_at = clock_timestamp(), halt = 'none', deadline = NULL, ended_at = NULL, updated_at = clock_timestamp()
            WHERE id = :run AND revision = :revision
            """;

    /** Places below zero keep those that move from meeting those that have moved. */
    private static final String ASIDE = "UPDATE %s SET ix = -1 - ix WHERE run = ?";

    private static final String GONE = "DELETE FROM %s WHERE run = ? AND ix < 0";

    private static final String TASKS = """
            UPDATE task_instance SET ix = ?, priority = ?, pool = ?, slots = ?, max_tries = greatest(tries, ?) WHERE run = ? AND task = ?
            """;

    private static final String NEW = """
            INSERT INTO task_instance (run, ix, priority, pool, slots, max_tries, task) VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String COUNTS = """
            UPDATE run SET task_counts = (SELECT jsonb_object_agg(state, number) FROM (
                SELECT state, count(*) AS number FROM task_instance WHERE run = :run GROUP BY state) AS counted)
            WHERE id = :run
            """;

    private final JdbcClient sql;
    private final Plans plans;

    public RunVersions(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.plans = new Plans(sql);
    }

    /**
     * Makes a run on which nothing is under way wait for its admission under another version, in the caller's transaction; whether it was still
     * as it was read.
     */
    public boolean move(StoredRun run, UUID version) {
        boolean same = sql.sql(RUN)
                        .param("version", version)
                        .param("run", run.id())
                        .param("revision", run.revision())
                        .update()
                == 1;
        if (same) {
            moveTasks(run.id(), plans.of(version));
        }
        return same;
    }

    private void moveTasks(long run, RunPlan plan) {
        update("DELETE FROM pool_waiter WHERE run = ?", run);
        update(ASIDE.formatted("task_instance"), run);
        update(ASIDE.formatted("attempt"), run);
        update(ASIDE.formatted("output"), run);
        IntStream.range(0, plan.size()).forEach(ix -> moveTask(run, ix, plan.task(ix)));
        update(GONE.formatted("task_instance"), run);
        update(GONE.formatted("attempt"), run);
        update(GONE.formatted("output"), run);
        sql.sql(COUNTS).param("run", run).update();
    }

    private void moveTask(long run, int ix, TaskSpec task) {
        PoolUse pool = task.terms().pool();
        String name = pool == null ? null : pool.pool();
        int slots = pool == null ? 1 : pool.slots();
        int tries = task.terms().retries().count() + 1;
        int priority = task.terms().priority();
        if (update(TASKS, ix, priority, name, slots, tries, run, task.id()) == 0) {
            update(NEW, run, ix, priority, name, slots, tries, task.id());
        }
        update("UPDATE attempt SET ix = ? WHERE run = ? AND task = ?", ix, run, task.id());
        update("UPDATE output SET ix = ? WHERE run = ? AND task = ?", ix, run, task.id());
    }

    private int update(String statement, @Nullable Object... parameters) {
        return sql.sql(statement).params(Arrays.asList(parameters)).update();
    }
}
