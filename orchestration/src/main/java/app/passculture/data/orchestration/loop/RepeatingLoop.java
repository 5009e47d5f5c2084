package app.passculture.data.orchestration.loop;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Does something at the start of the server and again after each interval, until the server stops. */
public final class RepeatingLoop implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(RepeatingLoop.class);

    private final String name;
    private final Duration interval;
    private final Runnable work;
    private volatile Thread thread = new Thread(() -> {});

    /** The name says in the log and in thread dumps what it is about. */
    public RepeatingLoop(String name, Duration interval, Runnable work) {
        this.name = name;
        this.interval = interval;
        this.work = work;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::loop);
    }

    private void loop() {
        while (!Thread.currentThread().isInterrupted()) {
            workPatiently();
            try {
                Thread.sleep(interval);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** An edge: the loop outlives whatever happens to the database, and a bug too. */
    private void workPatiently() {
        try {
            work.run();
        } catch (DataAccessException failure) {
            LOGGER.warn(
                    "{}: the database does not answer, the next look is in {}: {}", name, interval, failure.toString());
        } catch (RuntimeException failure) {
            LOGGER.error("{}: failed, the next look is in {}", name, interval, failure);
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
