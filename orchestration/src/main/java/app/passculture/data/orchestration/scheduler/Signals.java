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

    private static final String STOP = "orchestration_stop";
    private static final String LOOK = "orchestration_look";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final DataSource database;
    private final JdbcClient sql;
    private final Consumer<UUID> stopped;
    private final Runnable looked;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread listener;
    private volatile boolean closed;

    Signals(DataSource database, Consumer<UUID> stopped, Runnable looked) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.stopped = stopped;
        this.looked = looked;
        this.listener = Thread.ofPlatform().name("signals").daemon().unstarted(this::listen);
    }

    void begin() {
        listener.start();
    }

    /** Asks whichever node has the attempt to stop it. */
    void stop(UUID attempt) {
        later(STOP, attempt.toString());
    }

    /** Asks the other nodes to look at what is due. */
    void look() {
        later(LOOK, "");
    }

    private void later(String channel, String text) {
        try {
            threads.execute(() -> send(channel, text));
        } catch (RejectedExecutionException _) {
            LOG.debug("Not sent, the node ends: {} {}", channel, text);
        }
    }

    private void send(String channel, String text) {
        try {
            sql.sql("SELECT pg_notify(?, ?)").param(channel).param(text).query().singleRow();
        } catch (DataAccessException failure) {
            LOG.warn("Nobody was told {} {}: {}", channel, text, failure.getMessage());
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
            statement.execute("LISTEN " + STOP);
            statement.execute("LISTEN " + LOOK);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            for (PGNotification notification : postgres.getNotifications((int) PATIENCE.toMillis())) {
                hear(notification);
            }
        }
    }

    private void hear(PGNotification notification) {
        if (notification.getName().equals(STOP)) {
            stopped.accept(UUID.fromString(notification.getParameter()));
        } else {
            looked.run();
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
