package app.passculture.data.recommendation.model.registry;

import static app.passculture.data.recommendation.model.registry.SampleModels.CLOCK;
import static app.passculture.data.recommendation.model.registry.SampleModels.POPULARITY;
import static app.passculture.data.recommendation.model.registry.SampleModels.registry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.passculture.data.recommendation.model.ConstantModel;
import app.passculture.data.recommendation.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishCrashTest {
    /** Directories, four arrays and the manifest staged, version installed, ledger written and moved. */
    private static final int STEPS_OF_A_PUBLICATION = 11;

    /** The folder, the ledger written and moved. */
    private static final int STEPS_OF_A_ROLLBACK = 3;

    @TempDir
    Path root;

    @Test
    void everyStepOfAPublicationIsCovered() {
        var steps = CrashingSteps.never();
        new ModelRegistry(root, CLOCK, steps).publish("home", "1", POPULARITY, Provenance.none());
        assertThat(steps.taken()).isEqualTo(STEPS_OF_A_PUBLICATION);
    }

    @ParameterizedTest
    @MethodSource("publicationSteps")
    void aCrashInTheFirstPublicationLeavesNothingVisible(int step) throws IOException {
        crashPublishing("1", step);
        assertThat(registry(root).current("home")).isEmpty();
        assertThatExceptionOfType(ModelException.Missing.class)
                .isThrownBy(() -> registry(root).load("home", "1"));
        publishAgainAndCheck("1");
    }

    @ParameterizedTest
    @MethodSource("publicationSteps")
    void aCrashInALaterPublicationKeepsThePreviousVersionCurrent(int step) throws IOException {
        registry(root).publish("home", "1", ConstantModel.ONE, Provenance.none());
        crashPublishing("2", step);
        assertThat(registry(root).current("home").orElseThrow().model()).isEqualTo(ConstantModel.ONE);
        assertThat(registry(root).versions("home")).containsExactly("1");
        publishAgainAndCheck("2");
    }

    @ParameterizedTest
    @MethodSource("publicationSteps")
    void whatACrashLeftBehindIsSweptByThePublisherOfAnotherVersion(int step) throws IOException {
        crashPublishing("1", step);
        publishAgainAndCheck("2");
        assertThat(root.resolve("home/versions/1")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("publicationSteps")
    void aSecondCrashWhileSweepingIsSweptToo(int step) throws IOException {
        for (var first = 0; first < STEPS_OF_A_PUBLICATION; first++) {
            crashPublishing("1", first);
            crashPublishing("1", step);
            assertThat(registry(root).current("home")).isEmpty();
        }
        publishAgainAndCheck("1");
    }

    @ParameterizedTest
    @MethodSource("rollbackSteps")
    void aCrashInARollbackKeepsTheCurrentVersion(int step) {
        registry(root).publish("home", "1", ConstantModel.ONE, Provenance.none());
        registry(root).publish("home", "2", POPULARITY, Provenance.none());
        assertThatExceptionOfType(ModelException.Unavailable.class)
                .isThrownBy(() -> new ModelRegistry(root, CLOCK, new CrashingSteps(step)).rollback("home"));
        assertThat(registry(root).currentVersion("home")).contains("2");
        assertThat(registry(root).rollback("home").version()).isEqualTo("1");
    }

    private static IntStream publicationSteps() {
        return IntStream.range(0, STEPS_OF_A_PUBLICATION);
    }

    private static IntStream rollbackSteps() {
        return IntStream.range(0, STEPS_OF_A_ROLLBACK);
    }

    private void crashPublishing(String version, int step) {
        assertThatExceptionOfType(ModelException.Unavailable.class)
                .isThrownBy(() -> new ModelRegistry(root, CLOCK, new CrashingSteps(step))
                        .publish("home", version, POPULARITY, Provenance.none()));
    }

    private void publishAgainAndCheck(String version) throws IOException {
        registry(root).publish("home", version, POPULARITY, Provenance.none());
        var current = registry(root).current("home").orElseThrow();
        assertThat(current.version()).isEqualTo(version);
        assertThat(current.model()).isEqualTo(POPULARITY);
        assertThat(root.resolve("home/staging")).isEmptyDirectory();
        assertThat(root.resolve("home/current.next")).doesNotExist();
        try (var versions = Files.list(root.resolve("home/versions"))) {
            assertThat(versions.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(registry(root).versions("home"));
        }
    }
}
