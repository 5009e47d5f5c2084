package app.passculture.data.recommendation.db.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Waits a bounded time for a database that is still starting; an account that is refused is not waited for. */
final class DatabaseWait {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DataSource database;
    private final String name;
    private final Clock clock;

    DatabaseWait(DataSource database, String name, Clock clock) {
        this.database = database;
        this.name = name;
        this.clock = clock;
    }

    void atMost(Duration limit) {
        Instant deadline = clock.instant().plus(limit);
        while (!answers(deadline, limit)) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean answers(Instant deadline, Duration limit) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(0);
        } catch (SQLException failure) {
            if (isFinal(failure)) {
                throw new MigrationException.Unreachable("The database refused " + name + ".", failure);
            }
            if (clock.instant().isAfter(deadline)) {
                throw new MigrationException.Unreachable(
                        "No database answered as " + name + " within " + limit.toSeconds() + " s.", failure);
            }
            return false;
        }
    }

    private static boolean isFinal(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("28") || state.equals("3D000"));
    }
}
