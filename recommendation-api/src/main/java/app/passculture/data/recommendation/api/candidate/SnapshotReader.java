package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.api.candidate.ContentsBuilder.LeftOut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads all that a snapshot needs from the recommendation database, as it was at one moment. */
final class SnapshotReader {
    private static final String VERSION = "SELECT version FROM data_version";

    private static final String OFFERS = """
            SELECT offer_id, venue_id, type, url, is_national, item_id
            FROM recommendable_offers
            """;

    private static final String BOOKED = """
            SELECT booked.user_id, booked.offer_id
            FROM non_recommendable_offers AS booked
            JOIN recommendable_offers AS offer ON offer.offer_id = booked.offer_id
            """;

    private static final String VENUES_OF_ZONES = "SELECT iris_id, venue_id FROM iris_venues_mv";

    private static final String ZONES = "SELECT id, shape FROM iris_france";

    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;
    private final SnapshotSettings settings;
    private final Clock clock;

    SnapshotReader(DataSource source, SnapshotSettings settings, Clock clock) {
        this.jdbc = JdbcClient.create(source);
        this.oneMoment = oneMoment(source);
        this.settings = settings;
        this.clock = clock;
    }

    private static TransactionTemplate oneMoment(DataSource source) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setReadOnly(true);
        return transaction;
    }

    /** What was read, and how many rows said nothing. */
    record Reading(Contents contents, Map<LeftOut, Integer> leftOut) {}

    /** The version that the database holds now. */
    long version() {
        return orUnavailable(() -> jdbc.sql(VERSION).query(Long.class).single());
    }

    Reading read() {
        return orUnavailable(() -> Objects.requireNonNull(oneMoment.execute(_ -> readAll())));
    }

    private static <T> T orUnavailable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DataAccessException | TransactionException failure) {
            throw new SnapshotException.Unavailable(failure);
        }
    }

    private Reading readAll() {
        allowTime();
        var version = jdbc.sql(VERSION).query(Long.class).single();
        var builder = new ContentsBuilder(offers());
        stream(BOOKED, row -> builder.addBooked(row.getString(1), row.getString(2)));
        stream(VENUES_OF_ZONES, row -> builder.addVenueOfZone(row.getString(1), row.getString(2)));
        stream(ZONES, row -> builder.addZone(row.getLong(1), row.getBytes(2)));
        return new Reading(builder.build(version, clock.instant()), builder.leftOut());
    }

    /** The pool's statement timeout is meant for requests; a build may take longer. */
    private void allowTime() {
        jdbc.sql("SELECT set_config('statement_timeout', ?, true)")
                .param(Long.toString(settings.buildTimeout().toMillis()))
                .query(String.class)
                .single();
    }

    private List<OfferRow> offers() {
        var rows = new ArrayList<OfferRow>();
        stream(OFFERS, row -> rows.add(offer(row)));
        return rows;
    }

    private static OfferRow offer(ResultSet row) throws SQLException {
        var id = Objects.requireNonNullElse(row.getString(1), "");
        var item = row.getString(6);
        return new OfferRow(
                id,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                item == null || item.isEmpty() ? id : item);
    }

    private void stream(String sql, RowCallbackHandler row) {
        jdbc.sql(sql).withFetchSize(settings.fetchSize()).query(row);
    }
}
