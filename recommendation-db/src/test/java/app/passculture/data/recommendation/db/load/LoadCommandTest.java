package app.passculture.data.recommendation.db.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.recommendation.db.connection.CommandLine;
import app.passculture.data.recommendation.db.connection.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {
    private final LoadFixture fixture = LoadFixture.create();

    @TempDir
    private Path directory;

    @Test
    void loadsTheFilesOfADirectory() throws IOException {
        for (Map.Entry<String, String> table : Rows.world(30, "first").entrySet()) {
            Files.writeString(directory.resolve(table.getKey() + ".csv"), table.getValue());
        }

        LoadCommand.run(command(directory.toString()));

        assertThat(fixture.recommendable()).containsExactly("first 30");
    }

    @Test
    void missingFilesAreNamed() {
        assertThatThrownBy(() -> LoadCommand.run(command(directory.toString())))
                .isInstanceOf(LoadException.WrongTables.class)
                .hasMessageContaining("missing [booking, iris_venues, mediation, offer, offerer, stock, venue]");
    }

    @Test
    void rollsBack() {
        fixture.load(Rows.world(30, "first"));
        fixture.load(Rows.world(30, "second"));

        LoadCommand.run(command("rollback"));

        assertThat(fixture.recommendable()).containsExactly("first 30");
    }

    @Test
    void aBadSettingIsNamed() {
        assertThatThrownBy(() -> LoadCommand.run(command(directory.toString(), "LOAD_LARGEST_DROP=half")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LOAD_LARGEST_DROP must be a number between 0 and 1");
    }

    private CommandLine command(String... arguments) {
        Map<String, String> environment = Map.of(
                DatabaseAddress.URL, fixture.database().jdbcUrl(),
                DatabaseAddress.USERNAME, fixture.database().username(),
                DatabaseAddress.PASSWORD, fixture.database().password());
        return CommandLine.parse(List.of(arguments), environment);
    }
}
