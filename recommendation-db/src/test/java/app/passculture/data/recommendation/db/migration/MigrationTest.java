package app.passculture.data.recommendation.db.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.db.connection.CommandLine;
import app.passculture.data.recommendation.db.connection.DatabaseAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final Map<String, String> NOWHERE = Map.of(
            DatabaseAddress.URL,
            "jdbc:postgresql://localhost:1/nowhere?password=s3cret",
            DatabaseAddress.USERNAME,
            "someone",
            DatabaseAddress.PASSWORD,
            "s3cret",
            "MIGRATION_WAIT",
            "PT0.3S");

    @Test
    void aSecondMigrationChangesNothing() {
        MigrationReport report = new Migration(EmbeddedDatabase.create().dataSource()).run();

        assertThat(report).isEqualTo(new MigrationReport(0, "8"));
    }

    @Test
    void argumentsOverrideTheEnvironment() {
        EmbeddedDatabase database = EmbeddedDatabase.create();
        List<String> arguments = List.of(
                DatabaseAddress.URL + "=" + database.jdbcUrl(),
                DatabaseAddress.USERNAME + "=" + database.username(),
                DatabaseAddress.PASSWORD + "=" + database.password());

        MigrationReport report = Migration.run(CommandLine.parse(arguments, NOWHERE));

        assertThat(report).hasToString("Schema at version 8, 0 scripts applied.");
    }

    @Test
    void anUnreachableDatabaseIsNamedWithoutThePassword() {
        assertThatThrownBy(() -> Migration.run(CommandLine.parse(List.of(), NOWHERE)))
                .isInstanceOf(MigrationException.Unreachable.class)
                .hasMessage("No database answered as someone at jdbc:postgresql://localhost:1/nowhere within 0 s.");
    }

    @Test
    void aMissingDatabaseIsNotWaitedFor() {
        EmbeddedDatabase database = EmbeddedDatabase.create();
        Map<String, String> settings = Map.of(
                DatabaseAddress.URL, database.jdbcUrl() + "_missing",
                DatabaseAddress.USERNAME, database.username(),
                DatabaseAddress.PASSWORD, database.password());

        assertThatThrownBy(() -> Migration.run(CommandLine.parse(List.of(), settings)))
                .isInstanceOf(MigrationException.Unreachable.class)
                .hasMessageStartingWith("The database refused postgres at jdbc:postgresql://");
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThatThrownBy(() -> Migration.run(CommandLine.parse(List.of(), Map.of())))
                .isInstanceOf(MigrationException.Misconfigured.class)
                .hasMessage("Bad settings: SPRING_DATASOURCE_URL is not set.");
    }
}
