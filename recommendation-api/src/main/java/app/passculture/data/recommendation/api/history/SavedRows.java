package app.passculture.data.recommendation.api.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the rows that were stored and those that were not, and logs the latter, but not each of them. */
final class SavedRows {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private final Counter stored;
    private final Counter unsaved;
    private final Duration logEvery;
    private final Clock clock;
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.MIN);

    SavedRows(MeterRegistry meters, Duration logEvery, Clock clock) {
        this.stored = counter(meters, "stored");
        this.unsaved = counter(meters, "unsaved");
        this.logEvery = logEvery;
        this.clock = clock;
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("recommendation.history.rows")
                .description("Offers shown, by whether the history holds them")
                .tag("outcome", outcome)
                .register(meters);
    }

    void stored(int rows) {
        stored.increment(rows);
    }

    void unsaved(int rows, String reason, @Nullable Throwable cause) {
        unsaved.increment(rows);
        Instant now = clock.instant();
        Instant quiet = quietUntil.get();
        if (!now.isBefore(quiet) && quietUntil.compareAndSet(quiet, now.plus(logEvery))) {
            LOG.warn(
                    "{} shown offers are not in the history: {} (so far {})",
                    rows,
                    reason,
                    (long) unsaved.count(),
                    cause);
        }
    }
}
