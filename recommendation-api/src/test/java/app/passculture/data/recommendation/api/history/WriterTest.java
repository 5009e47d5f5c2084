package app.passculture.data.recommendation.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.OfferId;
import app.passculture.data.recommendation.model.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(30)
class WriterTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HangingRows rows = new HangingRows();
    private final Writer writer = new Writer(
            rows,
            new SavedRows(meters, Duration.ZERO, Clock.systemUTC()),
            new HistorySettings(Duration.ofSeconds(1), Duration.ofDays(1), 1, 1, 10, Duration.ofSeconds(10)));

    /** The one that gave up counts its own rows. */
    @Test
    void anAnswerThatGaveUpWhileTheDatabaseDiedIsCountedOnce() throws InterruptedException {
        Waiting written = answer();
        Waiting impatient = answer();
        Waiting patient = answer();
        Thread thread = Thread.ofVirtual().start(writer::run);
        writer.accept(written);
        rows.begun.await();
        writer.accept(impatient);
        writer.accept(patient);
        impatient.letGo();
        rows.end.countDown();
        assertThat(written.await()).isTrue();
        assertThat(patient.await()).isTrue();
        assertThat(impatient.await()).isFalse();
        assertThat(writer.isAway()).isTrue();
        assertThat(meters.counter("recommendation.history.rows", "outcome", "unsaved")
                        .count())
                .isEqualTo(2);
        writer.close();
        thread.join();
    }

    private static Waiting answer() {
        return new Waiting(new Impression(
                new UserId(1),
                UUID.randomUUID(),
                Instant.EPOCH,
                List.of(new ShownOffer(new OfferId("1"), new ItemId("1"), 0))));
    }

    /** A database that takes a statement, and then fails. */
    private static final class HangingRows extends StoredRows {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        HangingRows() {
            super(new DriverManagerDataSource());
        }

        @Override
        void insert(List<Impression> impressions) {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new QueryTimeoutException("the database is gone");
        }
    }
}
