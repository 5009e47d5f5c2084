package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Order;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds runs. */
public final class Runs {
    private static final Order ORDER = new Order(
            Map.ofEntries(
                    Map.entry("id", "r.id"),
                    Map.entry("state", "r.state"),
                    Map.entry("dag_id", "r.pipeline"),
                    Map.entry("run_id", "r.run_id"),
                    Map.entry("dag_run_id", "r.run_id"),
                    Map.entry("logical_date", "r.logical_date"),
                    Map.entry("run_after", "r.run_after"),
                    Map.entry("start_date", "r.started_at"),
                    Map.entry("end_date", "r.ended_at"),
                    Map.entry("updated_at", "r.updated_at"),
                    Map.entry("run_type", "r.type"),
                    Map.entry("duration", "r.ended_at - r.started_at"),
                    Map.entry("conf", "r.parameters::text")),
            "r.id");

    private final JdbcClient database;

    Runs(JdbcClient database) {
        this.database = database;
    }

    public Page<FoundRun> page(RunFilter filter, List<String> orderBy, Window window) {
        Listing listing = new Listing(FoundRun.COLUMNS, FoundRun.FROM);
        filter.narrow(listing);
        return listing.page(database, FoundRun::of, new Listing.Wanted(ORDER, orderBy, window));
    }

    /** The newest first, of those made before one and since a moment, without counting them. */
    public List<FoundRun> newest(RunFilter filter, Made made, int limit) {
        Listing listing = new Listing(FoundRun.COLUMNS, FoundRun.FROM);
        filter.narrow(listing);
        listing.whereGiven("r.id < ?", made.before())
                .whereGiven("r.id >= first_run_id(?)", offset(made.since()))
                .whereGiven("r.id < first_run_id(?)", offset(made.until()));
        return listing.rows(database, FoundRun::of, new Listing.Wanted(ORDER, List.of("-id"), new Window(limit, 0)));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** When runs were made, and before which number: their numbers grow with time. */
    public record Made(
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Long before) {}

    public Optional<FoundRun> find(String pipeline, String run) {
        return database.sql("SELECT %s FROM %s WHERE r.pipeline = :pipeline AND r.run_id = :run"
                        .formatted(FoundRun.COLUMNS, FoundRun.FROM))
                .param("pipeline", pipeline)
                .param("run", run)
                .query(FoundRun::of)
                .optional();
    }

    /** The run of a pipeline that has a logical date. */
    public boolean hasLogicalDate(String pipeline, Instant logicalDate) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM run WHERE pipeline = :pipeline AND logical_date = :date)")
                .param("pipeline", pipeline)
                .param("date", logicalDate.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
