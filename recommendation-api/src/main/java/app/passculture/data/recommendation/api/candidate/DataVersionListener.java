package app.passculture.data.recommendation.api.candidate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Hears at once that the data has a new version, on a connection of its own that it renews when it is lost. */
final class DataVersionListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DataVersionListener.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int IDLE_MILLIS = 10_000;
    private static final int ALIVE_SECONDS = 5;

    private final DataSource unpooled;
    private final Runnable wake;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection connection;

    DataVersionListener(DataSource unpooled, Runnable wake) {
        this.unpooled = unpooled;
        this.wake = wake;
    }

    @Override
    public void start() {
        var listening = Thread.ofVirtual().name("data-version-listener").unstarted(this::listenUntilStopped);
        // Set first: the loop ends when there is no thread that should run it.
        thread = listening;
        listening.start();
    }

    private void listenUntilStopped() {
        var pause = FIRST_PAUSE;
        while (isRunning()) {
            try (var opened = unpooled.getConnection()) {
                connection = opened;
                listen(opened);
                pause = FIRST_PAUSE;
                hear(opened);
            } catch (SQLException lost) {
                LOG.debug("not listening for data versions, the regular poll goes on", lost);
            }
            pause = pause(pause);
        }
    }

    private void listen(Connection opened) throws SQLException {
        try (var statement = opened.createStatement()) {
            statement.execute("LISTEN data_version");
        }
        LOG.info("listening for data versions");
        // What was notified while nobody listened is lost.
        wake.run();
    }

    private void hear(Connection opened) throws SQLException {
        var notifications = opened.unwrap(PGConnection.class);
        while (isRunning()) {
            var heard = notifications.getNotifications(IDLE_MILLIS);
            if (heard != null && heard.length > 0) {
                wake.run();
            } else if (!opened.isValid(ALIVE_SECONDS)) {
                return;
            }
        }
    }

    private Duration pause(Duration pause) {
        try {
            if (isRunning()) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        var open = connection;
        try {
            if (open != null) {
                open.abort(Runnable::run);
            }
            if (running != null) {
                running.interrupt();
                running.join(Duration.ofSeconds(ALIVE_SECONDS));
            }
        } catch (SQLException failure) {
            LOG.debug("the listening connection could not be closed", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return SnapshotSchedule.PHASE + 1;
    }
}
