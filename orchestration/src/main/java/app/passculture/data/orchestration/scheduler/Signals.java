package app.passculture.data.orchestration.scheduler;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls between nodes, over LISTEN and NOTIFY. One that is missed costs time, never correctness. */
final class Signals implements AutoCloseable {

    private static final String CHANNEL = "orchestration_stop";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final DataSource database;
    private final JdbcClient sql;
    private final Consumer<UUID> stopped;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread listener;
    private volatile boolean closed;

    Signals(DataSource database, Consumer<UUID> stopped) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.stopped = stopped;
        this.listener = Thread.ofPlatform().name("signals").daemon().unstarted(this::listen);
    }

    void begin() {
        listener.start();
    }

    /** Asks whichever node has the attempt to stop it. */
    void stop(UUID attempt) {
        try {
            threads.execute(() -> send(attempt));
        } catch (RejectedExecutionException _) {
            LOG.debug("Not sent, the node ends: {}", attempt);
        }
    }

    private void send(UUID attempt) {
        try {
            sql.sql("SELECT pg_notify(?, ?)")
                    .param(CHANNEL)
                    .param(attempt.toString())
                    .query()
                    .singleRow();
        } catch (DataAccessException failure) {
            LOG.warn("Nobody was told to stop attempt {}: {}", attempt, failure.getMessage());
        }
    }

    private void listen() {
        while (!closed) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException failure) {
                if (!closed) {
                    LOG.warn("Not listening to other nodes: {}", failure.getMessage());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            for (PGNotification notification : postgres.getNotifications((int) PATIENCE.toMillis())) {
                stopped.accept(UUID.fromString(notification.getParameter()));
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        listener.interrupt();
        threads.shutdownNow();
    }
}
