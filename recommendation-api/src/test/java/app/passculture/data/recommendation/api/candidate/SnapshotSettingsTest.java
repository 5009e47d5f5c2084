package app.passculture.data.recommendation.api.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SnapshotSettingsTest {

    @Test
    void withoutVariablesTheDefaultsHold() {
        assertThat(settings(Map.of()))
                .isEqualTo(new SnapshotSettings(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(2),
                        5000,
                        0.5,
                        null,
                        DigitalOffers.WITHOUT_ZONE));
    }

    @Test
    void variablesAreReadByTheNamesOfTheReadme() {
        var settings = settings(Map.of(
                "SNAPSHOT_POLL", "30s",
                "SNAPSHOT_FIRST_WAIT", "1s",
                "SNAPSHOT_BUILD_TIMEOUT", "3m",
                "SNAPSHOT_FETCH_SIZE", "10",
                "SNAPSHOT_MAX_DROP", "0.3",
                "SNAPSHOT_FILE", "/data/last-good",
                "SNAPSHOT_DIGITAL_OFFERS", "everywhere"));
        assertThat(settings)
                .isEqualTo(new SnapshotSettings(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(3),
                        10,
                        0.3,
                        Path.of("/data/last-good"),
                        DigitalOffers.EVERYWHERE));
    }

    @ParameterizedTest
    @CsvSource({
        "SNAPSHOT_POLL, 0s, snapshot.poll",
        "SNAPSHOT_BUILD_TIMEOUT, -1s, snapshot.build-timeout",
        "SNAPSHOT_FETCH_SIZE, 0, snapshot.fetch-size",
        "SNAPSHOT_MAX_DROP, 1.1, snapshot.max-drop",
        "SNAPSHOT_MAX_DROP, NaN, snapshot.max-drop"
    })
    void nonsenseIsRefusedByName(String variable, String value, String name) {
        assertThatThrownBy(() -> settings(Map.of(variable, value))).rootCause().hasMessageContaining(name);
    }

    private static SnapshotSettings settings(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        return Binder.get(environment).bindOrCreate("snapshot", SnapshotSettings.class);
    }
}
