package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import app.passculture.data.orchestration.pipeline.schedule.Slot;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pipelines and their versions. What it does belongs in a transaction of the caller. */
public final class Pipelines {

    private final JdbcClient sql;

    public Pipelines(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Where the code of pipelines comes from. */
    public record Bundle(String name, String digest) {}

    /** Where a pipeline stands in its timetable: the slot that became a run last, and the one stored as the next. */
    public record Standing(
            boolean paused, @Nullable Slot last, @Nullable Slot next) {}

    /** Makes the pipeline's current version known and answers it; a specification seen before is the version it was. */
    public UUID register(LoadedPipeline pipeline, Bundle bundle, @Nullable String source, UUID newVersion) {
        PipelineSpec spec = pipeline.spec();
        upsert(spec);
        UUID version = known(pipeline).orElseGet(() -> insert(pipeline, bundle, source, newVersion));
        sql.sql("UPDATE pipeline SET current_version = ? WHERE id = ?")
                .param(version)
                .param(spec.id())
                .update();
        return version;
    }

    private void upsert(PipelineSpec spec) {
        sql.sql("""
                INSERT INTO pipeline (id, description, owner, tags, max_active_runs)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET description = excluded.description, owner = excluded.owner, tags = excluded.tags,
                    max_active_runs = excluded.max_active_runs, stale = false, loaded_at = now()
                """)
                .param(spec.id())
                .param(spec.description())
                .param(spec.owner())
                .param(spec.tags().toArray(String[]::new))
                .param(spec.limits().activeRuns())
                .update();
    }

    private Optional<UUID> known(LoadedPipeline pipeline) {
        return sql.sql("SELECT id FROM pipeline_version WHERE pipeline = ? AND spec_hash = ?")
                .param(pipeline.spec().id())
                .param(pipeline.version().sha256())
                .query(UUID.class)
                .optional();
    }

    private UUID insert(LoadedPipeline pipeline, Bundle bundle, @Nullable String source, UUID version) {
        return sql.sql("""
                INSERT INTO pipeline_version (id, pipeline, number, spec_hash, spec, bundle, bundle_digest, source)
                SELECT :id, :pipeline, coalesce(max(number), 0) + 1, :hash, :spec::jsonb, :bundle, :digest, :source
                FROM pipeline_version WHERE pipeline = :pipeline
                RETURNING id
                """)
                .param("id", version)
                .param("pipeline", pipeline.spec().id())
                .param("hash", pipeline.version().sha256())
                .param("spec", SpecJson.write(pipeline.spec()))
                .param("bundle", bundle.name())
                .param("digest", bundle.digest())
                .param("source", source)
                .query(UUID.class)
                .single();
    }

    /** All pipelines but these have no code any more. */
    public void markOthersStale(Collection<String> loaded) {
        sql.sql("UPDATE pipeline SET stale = true WHERE NOT stale AND id <> ALL (?)")
                .param(loaded.toArray(String[]::new))
                .update();
    }

    /** Locks the pipeline against other writers of its slots and admissions. */
    public Optional<Standing> lock(String pipeline) {
        return sql.sql("""
                SELECT paused, last_slot_start, last_slot_end, last_run_after, next_slot_start, next_slot_end, next_run_after
                FROM pipeline WHERE id = ? FOR NO KEY UPDATE
                """)
                .param(pipeline)
                .query((row, _) -> new Standing(row.getBoolean("paused"), slot(row, "last"), slot(row, "next")))
                .optional();
    }

    private static @Nullable Slot slot(ResultSet row, String which) throws SQLException {
        Instant start = StoredRuns.nullableMoment(row, which + "_slot_start");
        return start == null
                ? null
                : new Slot(
                        new DataInterval(start, StoredRuns.moment(row, which + "_slot_end")),
                        StoredRuns.moment(row, which + "_run_after"));
    }

    public void moveOn(String pipeline, @Nullable Slot last, @Nullable Slot next) {
        sql.sql("""
                UPDATE pipeline
                SET last_slot_start = ?, last_slot_end = ?, last_run_after = ?, next_slot_start = ?, next_slot_end = ?, next_run_after = ?
                WHERE id = ?
                """)
                .param(Runs.timestamp(last == null ? null : last.interval().start()))
                .param(Runs.timestamp(last == null ? null : last.interval().end()))
                .param(Runs.timestamp(last == null ? null : last.runAfter()))
                .param(Runs.timestamp(next == null ? null : next.interval().start()))
                .param(Runs.timestamp(next == null ? null : next.interval().end()))
                .param(Runs.timestamp(next == null ? null : next.runAfter()))
                .param(pipeline)
                .update();
    }
}
