package app.passculture.data.recommendation.db.migration;

import app.passculture.data.recommendation.db.connection.CommandLine;
import app.passculture.data.recommendation.db.connection.DatabaseAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** Applies the scripts of db/recommendation that a database does not have yet; applying them again changes nothing. */
public final class Migration {
    public static final String LOCATION = "classpath:db/recommendation";
    private static final String WAIT = "MIGRATION_WAIT";

    private final DataSource database;

    public Migration(DataSource database) {
        this.database = database;
    }

    /** Exit code: 0 done, 1 schema rejected, 2 bad settings, 3 database unreachable. */
    public static void main(String[] arguments) {
        try {
            System.out.println(run(CommandLine.parse(List.of(arguments), System.getenv())));
        } catch (MigrationException failure) {
            System.err.println(failure.getMessage());
            System.exit(failure.exitCode());
        }
    }

    /** Applies what is missing and says which version the schema is at. */
    public MigrationReport run() {
        try {
            MigrateResult result = Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(database)
                    .locations(LOCATION)
                    .defaultSchema("public")
                    .load()
                    .migrate();
            return MigrationReport.of(result);
        } catch (FlywayException failure) {
            throw new MigrationException.SchemaRejected(
                    "The migration failed: " + oneLine(String.valueOf(failure.getMessage())), failure);
        }
    }

    static MigrationReport run(CommandLine command) {
        DatabaseAddress address = address(command.settings());
        DataSource database = address.dataSource();
        new DatabaseWait(database, address.toString(), Clock.systemUTC()).atMost(wait(command.settings()));
        return new Migration(database).run();
    }

    private static DatabaseAddress address(Map<String, String> settings) {
        try {
            return DatabaseAddress.of(settings);
        } catch (IllegalArgumentException failure) {
            throw new MigrationException.Misconfigured("Bad settings: " + failure.getMessage() + ".", failure);
        }
    }

    private static Duration wait(Map<String, String> settings) {
        try {
            return Duration.parse(settings.getOrDefault(WAIT, "PT1M"));
        } catch (DateTimeParseException failure) {
            throw new MigrationException.Misconfigured(
                    "Bad settings: " + WAIT + " must be a duration such as PT1M.", failure);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
