package app.passculture.data.orchestration.retention;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sweeps at the start of the server and now and then while it runs. */
final class RetentionLoop implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(RetentionLoop.class);

    private final Retention retention;
    private final Duration interval;
    private volatile Thread thread = new Thread(() -> {});

    RetentionLoop(Retention retention, Duration interval) {
        this.retention = retention;
        this.interval = interval;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("retention").start(this::loop);
    }

    /** An edge: what fails once is tried again. */
    private void loop() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Retention.Swept swept = retention.sweep();
                if (swept.runs() + swept.partitions() > 0) {
                    LOGGER.info("{} old runs and {} partitions are gone", swept.runs(), swept.partitions());
                }
            } catch (RuntimeException failure) {
                LOGGER.error("old history could not be removed", failure);
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
