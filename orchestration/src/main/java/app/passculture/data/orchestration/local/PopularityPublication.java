package app.passculture.data.orchestration.local;

import app.passculture.data.recommendation.model.Interaction;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.Model;
import app.passculture.data.recommendation.model.PopularityWindow;
import app.passculture.data.recommendation.model.UserId;
import app.passculture.data.recommendation.model.registry.ModelRegistry;
import app.passculture.data.recommendation.model.registry.Provenance;
import app.passculture.data.recommendation.model.registry.TrainingWindow;
import app.passculture.data.recommendation.model.training.PopularityTraining;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/** Learns what was booked lately from the application database and publishes it. */
record PopularityPublication(DataSource application, Path registry, Clock clock) {

    static final String MODEL = "popularity";

    private static final String BOOKINGS = """
            select booking."userId", coalesce(offer."productId", offer."id")::text, booking."dateCreated"
            from booking
            join stock on stock."id" = booking."stockId"
            join offer on offer."id" = stock."offerId"
            where not booking."isCancelled" and booking."dateCreated" >= ? and booking."dateCreated" < ?
            """;

    void publish() {
        Instant until = clock.instant();
        TrainingWindow window = new TrainingWindow(PopularityWindow.DAYS_28.startBefore(until), until);
        new ModelRegistry(registry, clock).publish(MODEL, learn(window), Provenance.trainedOn(window));
    }

    private Model learn(TrainingWindow window) {
        try (Connection connection = application.getConnection();
                PreparedStatement select = connection.prepareStatement(BOOKINGS)) {
            // Rows come in batches only inside a transaction.
            connection.setAutoCommit(false);
            select.setFetchSize(10_000);
            select.setObject(1, window.from().atOffset(ZoneOffset.UTC).toLocalDateTime());
            select.setObject(2, window.until().atOffset(ZoneOffset.UTC).toLocalDateTime());
            try (ResultSet rows = select.executeQuery()) {
                return new PopularityTraining(PopularityWindow.DAYS_28).learn(window.until(), bookings(rows));
            }
        } catch (SQLException e) {
            throw new LocalException.PartFailed("The bookings cannot be read: " + e.getMessage(), e);
        }
    }

    private static Stream<Interaction> bookings(ResultSet rows) {
        return StreamSupport.stream(new Bookings(rows), false);
    }

    /** The rows one after the other, never all at once. */
    private static final class Bookings extends Spliterators.AbstractSpliterator<Interaction> {
        private final ResultSet rows;

        Bookings(ResultSet rows) {
            super(Long.MAX_VALUE, ORDERED | NONNULL);
            this.rows = rows;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Interaction> reader) {
            try {
                boolean present = rows.next();
                if (present) {
                    reader.accept(booking(rows));
                }
                return present;
            } catch (SQLException e) {
                throw new LocalException.PartFailed("The bookings cannot be read: " + e.getMessage(), e);
            }
        }

        private static Interaction booking(ResultSet row) throws SQLException {
            return new Interaction(
                    new UserId(row.getLong(1)),
                    new ItemId(row.getString(2)),
                    row.getObject(3, java.time.LocalDateTime.class).toInstant(ZoneOffset.UTC));
        }
    }
}
