package app.passculture.data.orchestration.alert;

import app.passculture.data.orchestration.pipeline.spec.Notice;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers alerts, at least once each: a node that goes down between a delivery and its record delivers again, under the same key. All nodes do it
 * side by side. What cannot be delivered is given up visibly: in the outbox, the log of events, the metrics and the log.
 */
final class AlertDelivery {

    private static final Logger LOGGER = LoggerFactory.getLogger(AlertDelivery.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int AT_ONCE = 20;

    private final Outbox outbox;
    private final Map<Notice.Channel, Channel> channels;
    private final AlertSettings settings;
    private final MeterRegistry metrics;

    AlertDelivery(Outbox outbox, Map<Notice.Channel, Channel> channels, AlertSettings settings, MeterRegistry metrics) {
        this.outbox = outbox;
        this.channels = Map.copyOf(channels);
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Delivers what is due, each alert once, and answers how many there were. */
    int deliverDue() {
        int delivered = 0;
        List<Alert> due = outbox.claim(AT_ONCE, LEASE);
        while (!due.isEmpty()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(alert -> threads.execute(() -> deliver(alert)));
            }
            delivered += due.size();
            due = outbox.claim(AT_ONCE, LEASE);
        }
        return delivered;
    }

    /** An edge: whatever one alert runs into does not touch the others. */
    private void deliver(Alert alert) {
        try {
            channel(alert).deliver(alert);
            outbox.delivered(alert);
            count("delivered", alert);
        } catch (AlertException.Refused refused) {
            giveUp(alert, refused);
        } catch (RuntimeException failure) {
            retryOrGiveUp(alert, failure);
        }
    }

    private Channel channel(Alert alert) {
        Channel channel = channels.get(alert.to().channel());
        if (channel == null) {
            throw new AlertException.Refused(
                    "no server for " + alert.to().channel() + " is configured; for mail, set spring.mail.host");
        }
        return channel;
    }

    private void retryOrGiveUp(Alert alert, RuntimeException failure) {
        if (alert.tries() >= settings.tries()) {
            giveUp(alert, failure);
        } else {
            outbox.postpone(alert, settings.delay(alert.tries()), reason(failure));
            count("postponed", alert);
        }
    }

    private void giveUp(Alert alert, RuntimeException failure) {
        if (outbox.giveUp(alert, reason(failure))) {
            count("undeliverable", alert);
            LOGGER.error(
                    "alert {} about run {} of {} is undeliverable after {} tries: {}",
                    alert.id(),
                    alert.about().run(),
                    alert.about().pipeline(),
                    alert.tries(),
                    reason(failure));
        }
    }

    /** Only our own messages are known to hold no secret. */
    private static String reason(RuntimeException failure) {
        return failure instanceof AlertException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getName();
    }

    private void count(String outcome, Alert alert) {
        metrics.counter(
                        "alerts",
                        "outcome",
                        outcome,
                        "channel",
                        alert.to().channel().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
