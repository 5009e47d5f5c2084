package app.passculture.data.orchestration.alert;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for alerts to deliver, again and again while the server runs. */
final class AlertLoop implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(AlertLoop.class);

    private final AlertDelivery delivery;
    private final Duration interval;
    private volatile Thread thread = new Thread(() -> {});

    AlertLoop(AlertDelivery delivery, Duration interval) {
        this.delivery = delivery;
        this.interval = interval;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("alerts").start(this::loop);
    }

    /** An edge: the loop outlives whatever happens to the database. */
    private void loop() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                delivery.deliverDue();
            } catch (RuntimeException failure) {
                LOGGER.warn("alerts wait: the outbox cannot be read: {}", failure.toString());
            }
            try {
                Thread.sleep(interval);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
