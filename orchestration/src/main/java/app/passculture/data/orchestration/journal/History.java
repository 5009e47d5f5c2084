package app.passculture.data.orchestration.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people do to pipelines and runs as a whole, and to outputs. What it does belongs in a transaction of the caller. */
public final class History {

    private static final List<String> CHILDREN = List.of(
            "DELETE FROM task_instance WHERE run = ?",
            "DELETE FROM attempt WHERE run = ?",
            "DELETE FROM output WHERE run = ?",
            "DELETE FROM awaited_run WHERE run = ?",
            "DELETE FROM pool_waiter WHERE run = ?");

    private final JdbcClient sql;

    public History(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Whether the pipeline was paused before, locked until the transaction ends; empty if there is no such pipeline. */
    public Optional<Boolean> isPaused(String pipeline) {
        return sql.sql("SELECT paused FROM pipeline WHERE id = ? FOR NO KEY UPDATE")
                .param(pipeline)
                .query(Boolean.class)
                .optional();
    }

    public void pause(String pipeline) {
        sql.sql("UPDATE pipeline SET paused = true WHERE id = ?")
                .param(pipeline)
                .update();
    }

    public void unpause(String pipeline) {
        sql.sql("UPDATE pipeline SET paused = false WHERE id = ?")
                .param(pipeline)
                .update();
    }

    /** The runs of a pipeline that have not ended. */
    public List<Long> active(String pipeline) {
        return sql.sql("SELECT id FROM run WHERE pipeline = ? AND state IN ('queued', 'running') ORDER BY id")
                .param(pipeline)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** The runs of a pipeline that were due before the given one, or after it. */
    public List<Long> earlier(String pipeline, Instant runAfter) {
        return sql.sql("SELECT id FROM run WHERE pipeline = ? AND run_after < ? ORDER BY run_after")
                .param(pipeline)
                .param(Runs.timestamp(runAfter))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    public List<Long> later(String pipeline, Instant runAfter) {
        return sql.sql("SELECT id FROM run WHERE pipeline = ? AND run_after > ? ORDER BY run_after")
                .param(pipeline)
                .param(Runs.timestamp(runAfter))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** Deletes a run that has ended, with all that belongs to it; whether it was there and had ended. */
    public boolean deleteEnded(long run) {
        boolean deleted = sql.sql("DELETE FROM run WHERE id = ? AND state IN ('success', 'failed')")
                        .param(run)
                        .update()
                == 1;
        if (deleted) {
            CHILDREN.forEach(child -> sql.sql(child).param(run).update());
        }
        return deleted;
    }

    public List<Long> all(String pipeline) {
        return sql.sql("SELECT id FROM run WHERE pipeline = ? ORDER BY id")
                .param(pipeline)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** Deletes a pipeline that has no runs. */
    public void deletePipeline(String pipeline) {
        sql.sql("UPDATE pipeline SET current_version = NULL WHERE id = ?")
                .param(pipeline)
                .update();
        List.of(
                        "DELETE FROM pipeline_day WHERE pipeline = ?",
                        "DELETE FROM task_day WHERE pipeline = ?",
                        "DELETE FROM pipeline WHERE id = ?")
                .forEach(statement -> sql.sql(statement).param(pipeline).update());
    }

    public @Nullable String note(long run) {
        return sql.sql("SELECT note FROM run WHERE id = ?")
                .param(run)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    public void note(long run, @Nullable String note, Actor actor) {
        sql.sql("UPDATE run SET note = ?, note_by = ? WHERE id = ?")
                .param(note)
                .param(actor.name())
                .param(run)
                .update();
    }

    public void note(long run, int task, @Nullable String note, Actor actor) {
        sql.sql("UPDATE task_instance SET note = ?, note_by = ? WHERE run = ? AND ix = ?")
                .param(note)
                .param(actor.name())
                .param(run)
                .param(task)
                .update();
    }

    /** The value of an output that is kept in the journal. */
    public Optional<String> output(long run, int task, String key) {
        return sql.sql("SELECT coalesce(value::text, preview, '') FROM output WHERE run = ? AND ix = ? AND key = ?")
                .param(run)
                .param(task)
                .param(key)
                .query(String.class)
                .optional();
    }

    public void put(long run, int ix, String task, String key, ProducedOutput.Inline output) {
        sql.sql("""
                INSERT INTO output (run, ix, key, task, type, value, bytes) VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)
                ON CONFLICT (run, ix, key) DO UPDATE
                SET type = excluded.type, value = excluded.value, place = NULL, preview = NULL, bytes = excluded.bytes,
                    written_at = excluded.written_at
                """)
                .param(run)
                .param(ix)
                .param(key)
                .param(task)
                .param(output.type())
                .param(output.json())
                .param(output.bytes())
                .update();
    }

    public boolean delete(long run, int task, String key) {
        return sql.sql("DELETE FROM output WHERE run = ? AND ix = ? AND key = ?")
                        .param(run)
                        .param(task)
                        .param(key)
                        .update()
                == 1;
    }
}
