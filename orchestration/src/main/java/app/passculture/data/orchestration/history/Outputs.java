package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.listing.Bounds;
import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Order;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what tasks produced. */
public final class Outputs {
    private static final String COLUMNS =
            "o.task, o.key, o.written_at, o.bytes, o.value, o.place, o.preview, " + FoundRun.COLUMNS;
    private static final String FROM = FoundRun.FROM + " JOIN output o ON o.run = r.id";
    private static final Order ORDER = new Order(Map.of("run_after", "r.run_after"), "r.id", "o.ix", "o.key");

    private final JdbcClient database;

    Outputs(JdbcClient database) {
        this.database = database;
    }

    /** Which outputs somebody wants. */
    public record Filter(
            @Nullable String pipeline,
            @Nullable String run,
            @Nullable String task,
            @Nullable String key,
            @Nullable String keyPattern,
            @Nullable String taskPattern,
            @Nullable String runPattern,
            @Nullable String pipelinePattern,
            Map<RunFilter.Moment, Bounds> moments) {

        public Filter {
            moments = Map.copyOf(moments);
        }

        public static Filter one(String pipeline, String run, String task, String key) {
            return new Filter(pipeline, run, task, key, null, null, null, null, Map.of());
        }
    }

    public Page<FoundOutput> page(Filter filter, Window window) {
        Listing listing = new Listing(COLUMNS, FROM)
                .whereGiven("r.pipeline = ?", filter.pipeline())
                .whereGiven("r.run_id = ?", filter.run())
                .whereGiven("o.task = ?", filter.task())
                .whereGiven("o.key = ?", filter.key())
                .like("o.key", filter.keyPattern())
                .like("o.task", filter.taskPattern())
                .like("r.run_id", filter.runPattern())
                .like("r.pipeline", filter.pipelinePattern());
        filter.moments().forEach((moment, bounds) -> moment.narrow(listing, bounds));
        return listing.page(database, Outputs::output, new Listing.Wanted(ORDER, List.of("-run_after"), window));
    }

    public Optional<FoundOutput> find(Filter filter) {
        return page(filter, new Window(1, 0)).rows().stream().findFirst();
    }

    private static FoundOutput output(ResultSet set, int number) throws SQLException {
        Row row = new Row(set);
        return new FoundOutput(
                FoundRun.of(set, number),
                row.text("task"),
                row.text("key"),
                row.time("written_at"),
                row.number("bytes"),
                row.textOrNull("value"),
                row.textOrNull("place"),
                row.textOrNull("preview"));
    }
}
