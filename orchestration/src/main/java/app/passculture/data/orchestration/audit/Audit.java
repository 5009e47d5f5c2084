package app.passculture.data.orchestration.audit;

import app.passculture.data.orchestration.audit.Deed.Subject;
import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Listing.Wanted;
import app.passculture.data.orchestration.listing.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the log of deeds. */
public final class Audit {
    private static final String COLUMNS =
            "id, at, actor, via, event, pipeline, task, run_id, try_number, extra, before, after";

    private final JdbcClient database;
    private final JsonMapper json;

    Audit(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Adds a deed; outside the transaction that does it, it fails. */
    public void record(Deed deed) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(deed.event() + " is recorded outside a transaction");
        }
        Subject subject = deed.subject();
        database.sql("""
                        INSERT INTO event_log (actor, via, event, pipeline, task, run_id, try_number, extra, before, after)
                        VALUES (:actor, :via, :event, :pipeline, :task, :run, :try, :extra::jsonb, :before::jsonb, :after::jsonb)""")
                .param("actor", deed.actor())
                .param("via", deed.via())
                .param("event", deed.event())
                .param("pipeline", subject.pipeline())
                .param("task", subject.task())
                .param("run", subject.runId())
                .param("try", subject.tryNumber())
                .param("extra", deed.extra().isEmpty() ? null : json.writeValueAsString(deed.extra()))
                .param("before", text(deed.before()))
                .param("after", text(deed.after()))
                .update();
    }

    public Page<Entry> page(Filter filter, Wanted wanted) {
        Listing listing = new Listing(COLUMNS, "event_log");
        filter.narrow(listing);
        return listing.page(database, Audit::entry, wanted);
    }

    public Optional<Entry> find(long id) {
        return database.sql("SELECT %s FROM event_log WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .query(Audit::entry)
                .optional();
    }

    /** Which entries of the log somebody wants. */
    public interface Filter {
        void narrow(Listing listing);
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
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
