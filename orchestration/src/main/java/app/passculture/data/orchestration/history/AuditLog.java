package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.journal.AuditEntry.Subject;
import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Listing.Wanted;
import app.passculture.data.orchestration.listing.Order;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what people did. */
public final class AuditLog {
    private static final String COLUMNS =
            "id, at, actor, via, event, pipeline, task, run_id, try_number, extra, before, after";

    private static final Order NEWEST = new Order(Map.of("id", "id"), "id");

    private final JdbcClient database;

    AuditLog(JdbcClient database) {
        this.database = database;
    }

    public Page<FoundDeed> page(Filter filter, Wanted wanted) {
        Listing listing = new Listing(COLUMNS, "event_log");
        filter.narrow(listing);
        return listing.page(database, AuditLog::entry, wanted);
    }

    /** The newest first, without counting them. */
    public List<FoundDeed> newest(Filter filter, int limit) {
        Listing listing = new Listing(COLUMNS, "event_log");
        filter.narrow(listing);
        return listing.rows(database, AuditLog::entry, new Wanted(NEWEST, List.of("-id"), new Window(limit, 0)));
    }

    public Optional<FoundDeed> find(long id) {
        return database.sql("SELECT %s FROM event_log WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .query(AuditLog::entry)
                .optional();
    }

    /** Which entries of the log somebody wants. */
    public interface Filter {
        void narrow(Listing listing);
    }

    private static FoundDeed entry(ResultSet row, int number) throws SQLException {
        return new FoundDeed(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("via"),
                row.getString("event"),
                new Subject(
                        row.getString("pipeline"),
                        row.getString("run_id"),
                        row.getString("task"),
                        row.getObject("try_number", Integer.class)),
                row.getString("extra"),
                row.getString("before"),
                row.getString("after"));
    }
}
