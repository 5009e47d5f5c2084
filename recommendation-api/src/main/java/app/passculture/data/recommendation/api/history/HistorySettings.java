package app.passculture.data.recommendation.api.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long and how often saving is tried.
 *
 * @param patience how long an answer waits for its save
 * @param retryAfter how long the database is left alone after it failed
 * @param writers statements at a time, hence connections
 * @param batch answers in one statement at most; few, so that the database works on some while others are being answered
 * @param queue answers that may wait for a statement
 * @param logEvery at most one line about failed saves in this time
 */
@ConfigurationProperties("history")
record HistorySettings(
        @DefaultValue("1s") Duration patience,
        @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("2") int writers,
        @DefaultValue("16") int batch,
        @DefaultValue("2000") int queue,
        @DefaultValue("10s") Duration logEvery) {

    HistorySettings {
        if (writers < 1 || batch < 1 || queue < 1) {
            throw new IllegalArgumentException(
                    "history.writers %d, history.batch %d and history.queue %d must be above 0"
                            .formatted(writers, batch, queue));
        }
    }
}
