package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.history.FoundPipeline.NextRun;
import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Order;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds pipelines and their versions. */
public final class Pipelines {
    private static final String COLUMNS =
            "p.id, p.paused, p.stale, p.next_slot_start, p.next_slot_end, p.next_run_after, p.created_at,"
                    + " p.loaded_at, p.id = ANY (ARRAY(SELECT pipeline FROM pipeline_favourite WHERE user_name = :user)) AS favourite, "
                    + FoundVersion.COLUMNS;
    private static final String FROM = "pipeline p JOIN pipeline_version v ON v.id = p.current_version";

    private static final Order ORDER = new Order(
            Map.of(
                    "dag_id", "p.id",
                    "dag_display_name", "p.id",
                    "next_dagrun", "p.next_run_after",
                    "next_dagrun_run_after", "p.next_run_after",
                    "state", "p.paused",
                    "last_run_state",
                            "(SELECT r.state FROM run r WHERE r.pipeline = p.id ORDER BY r.run_after DESC LIMIT 1)",
                    "last_run_start_date",
                            "(SELECT r.started_at FROM run r WHERE r.pipeline = p.id ORDER BY r.run_after DESC LIMIT 1)"),
            "p.id");

    private static final Order VERSIONS = new Order(
            Map.of(
                    "id", "v.id",
                    "dag_id", "v.pipeline",
                    "version_number", "v.number",
                    "bundle_name", "v.bundle",
                    "bundle_version", "v.bundle_digest",
                    "created_at", "v.created_at"),
            "v.number",
            "v.id");

    private final JdbcClient database;
    private final Specs specs = new Specs();

    Pipelines(JdbcClient database) {
        this.database = database;
    }

    /** A page of pipelines as one user sees them: which are their favourites. */
    public Page<FoundPipeline> page(PipelineFilter filter, String user, List<String> orderBy, Window window) {
        Listing listing = new Listing(COLUMNS, FROM).given("user", user);
        filter.narrow(listing, user);
        return listing.page(database, this::pipeline, new Listing.Wanted(ORDER, orderBy, window));
    }

    public Optional<FoundPipeline> find(String id, String user) {
        return database.sql("SELECT %s FROM %s WHERE p.id = :id".formatted(COLUMNS, FROM))
                .param("user", user)
                .param("id", id)
                .query(this::pipeline)
                .optional();
    }

    public boolean exists(String id) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM pipeline WHERE id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** What a version says. */
    public PipelineSpec spec(UUID version) {
        return specs.of(
                version,
                () -> database.sql("SELECT spec FROM pipeline_version WHERE id = :id")
                        .param("id", version)
                        .query(String.class)
                        .single());
    }

    public Page<FoundVersion> versions(VersionFilter filter, List<String> orderBy, Window window) {
        return new Listing(FoundVersion.COLUMNS, "pipeline_version v")
                .whereGiven("v.pipeline = ?", filter.pipeline())
                .whereGiven("v.number = ?", filter.number())
                .whereGiven("v.bundle = ?", filter.bundle())
                .whereGiven("v.bundle_digest = ?", filter.bundleVersion())
                .page(
                        database,
                        (row, _) -> FoundVersion.of(new Row(row)),
                        new Listing.Wanted(VERSIONS, orderBy, window));
    }

    /** Which versions somebody wants. */
    public record VersionFilter(
            @Nullable String pipeline,
            @Nullable Integer number,
            @Nullable String bundle,
            @Nullable String bundleVersion) {}

    /** The code of a version, if it was kept. */
    public Optional<String> source(UUID version) {
        return database.sql("SELECT source FROM pipeline_version WHERE id = :id AND source IS NOT NULL")
                .param("id", version)
                .query(String.class)
                .optional();
    }

    public Page<String> tags(@Nullable String pattern, List<String> orderBy, Window window) {
        return new Listing("tag", "(SELECT DISTINCT unnest(tags) AS tag FROM pipeline WHERE NOT stale) AS tags")
                .like("tag", pattern)
                .page(
                        database,
                        (row, _) -> row.getString(1),
                        new Listing.Wanted(new Order(Map.of("name", "tag"), "tag"), orderBy, window));
    }

    /** How many runs of each pipeline are in each state: those that go on, and the ended ones of the daily figures. */
    public Map<String, Map<String, Long>> runCounts(Collection<String> pipelines) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        database.sql("""
                        SELECT pipeline, state, count(*) AS runs FROM run
                        WHERE state IN ('queued', 'running') AND pipeline IN (:pipelines) GROUP BY pipeline, state
                        UNION ALL SELECT pipeline, 'success', sum(succeeded) FROM pipeline_day WHERE pipeline IN (:pipelines) GROUP BY pipeline
                        UNION ALL SELECT pipeline, 'failed', sum(failed) FROM pipeline_day WHERE pipeline IN (:pipelines) GROUP BY pipeline""").param("pipelines", pipelines).query(row -> {
            counts.computeIfAbsent(row.getString("pipeline"), _ -> new LinkedHashMap<>())
                    .merge(row.getString("state"), row.getLong("runs"), Long::sum);
        });
        return counts;
    }

    private FoundPipeline pipeline(ResultSet set, int number) throws SQLException {
        Row row = new Row(set);
        FoundVersion version = FoundVersion.of(row);
        Instant runAfter = row.timeOrNull("next_run_after");
        return new FoundPipeline(
                row.text("id"),
                row.flag("paused"),
                row.flag("stale"),
                row.flag("favourite"),
                spec(version.id()),
                version,
                runAfter == null ? null : new NextRun(row.time("next_slot_start"), row.time("next_slot_end"), runAfter),
                row.time("created_at"),
                row.time("loaded_at"));
    }
}
