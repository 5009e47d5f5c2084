package app.passculture.data.orchestration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Brings the journal to the current schema at the start, and waits for a database that is not there yet. */
final class PatientMigration implements FlywayMigrationStrategy {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(PatientMigration.class);

    private final DataSource database;

    PatientMigration(DataSource database) {
        this.database = database;
    }

    @Override
    public void migrate(Flyway flyway) {
        while (!answers()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the database");
            }
        }
        flyway.migrate();
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid((int) PAUSE.toSeconds());
        } catch (SQLException failure) {
            LOG.warn(
                    "The database does not answer ({}); trying again every {} s. Its address is spring.datasource.url.",
                    reason(failure),
                    PAUSE.toSeconds());
            return false;
        }
    }

    private static String reason(SQLException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }
}
