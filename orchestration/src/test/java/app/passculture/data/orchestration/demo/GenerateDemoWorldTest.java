package app.passculture.data.orchestration.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerateDemoWorldTest {
    private static final Clock CLOCK = Clock.fixed(TinyWorld.NOW, ZoneOffset.UTC);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void missingDatabaseIsSaid() {
        assertThatThrownBy(() -> command(Map.of()).run())
                .isInstanceOf(DemoWorldException.BadRequest.class)
                .hasMessageContaining("APPLICATION_DATASOURCE_URL is not set");
    }

    @Test
    void unknownSizeIsSaid() {
        assertThatThrownBy(() -> command(Map.of()).run("--size", "huge"))
                .hasMessage("there is no size \"huge\": tiny, standard or large");
    }

    @Test
    void unknownOptionShowsTheUsage() {
        assertThatThrownBy(() -> command(Map.of()).run("--verbose")).hasMessageStartingWith("usage:");
    }

    @Test
    void unreachableDatabaseIsSaidInOneSentence() {
        var environment = Map.of(
                "APPLICATION_DATASOURCE_URL",
                "jdbc:postgresql://localhost:1/none",
                "APPLICATION_DATASOURCE_USERNAME",
                "me");
        assertThatThrownBy(() -> command(environment).run("--size", "tiny"))
                .isInstanceOfSatisfying(
                        DemoWorldException.class,
                        problem -> assertThat(GenerateDemoWorld.sentence(problem))
                                .contains("the application database refused its schema: "));
    }

    @Test
    void tinyWorldIsWrittenWithItsProgress() throws Exception {
        var source = ApplicationDatabase.create().source();
        try (var connection = source.getConnection()) {
            var environment = Map.of(
                    "APPLICATION_DATASOURCE_URL", connection.getMetaData().getURL(),
                    "APPLICATION_DATASOURCE_USERNAME", connection.getMetaData().getUserName());
            command(environment).run("--size", "tiny", "--seed", "7");
        }
        assertThat(DemoWorld.isIn(source)).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("people and bookings: 400 of 400")
                .endsWith("done\n");
    }

    private GenerateDemoWorld command(Map<String, String> environment) {
        return new GenerateDemoWorld(environment, CLOCK, new PrintStream(out, true, StandardCharsets.UTF_8));
    }
}
