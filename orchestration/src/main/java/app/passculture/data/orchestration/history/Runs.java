package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Order;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import java.time.Instant;
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

    private static final int LOOKED_AT = 10_000;

    private final JdbcClient database;

    Runs(JdbcClient database) {
        this.database = database;
    }

    public Page<FoundRun> page(RunFilter filter, List<String> orderBy, Window window) {
        Listing listing = new Listing(FoundRun.COLUMNS, FoundRun.FROM);
        filter.narrow(listing);
        return listing.page(database, FoundRun::of, new Listing.Wanted(ORDER, orderBy, window));
    }

    /**
     * The newest first, of those made before one and since a moment, without counting them. Looks at so many rows at most, whatever the history:
     * at the newest of the pipeline, or in the state, that is wanted.
     */
    public Newest newest(RunFilter filter, Made made, int limit) {
        Looked looked = Looked.of(filter, made);
        Listing listing = looked.give(new Listing(
                FoundRun.COLUMNS, "(%s) r %s".formatted(looked.rows("*", "LIMIT " + LOOKED_AT), FoundRun.VERSION)));
        filter.narrow(listing);
        List<FoundRun> found =
                listing.rows(database, FoundRun::of, new Listing.Wanted(ORDER, List.of("-id"), new Window(limit, 0)));
        return new Newest(found, found.size() < limit ? last(looked) : null);
    }

    /** The number of the last row that is looked at, if there are so many. */
    private @Nullable Long last(Looked looked) {
        return database.sql(looked.rows("id", "OFFSET %d LIMIT 1".formatted(LOOKED_AT - 1)))
                .params(looked.values())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /**
     * Runs, the newest first.
     *
     * @param lookedDownTo the number of the oldest run that was looked at, if there were older ones and the runs are fewer than wanted
     */
    public record Newest(List<FoundRun> runs, @Nullable Long lookedDownTo) {
        public Newest {
            runs = List.copyOf(runs);
        }
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
