package app.passculture.data.recommendation.model.registry;

import static app.passculture.data.recommendation.model.registry.SampleModels.POPULARITY;
import static app.passculture.data.recommendation.model.registry.SampleModels.registry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.passculture.data.recommendation.model.ConstantModel;
import app.passculture.data.recommendation.model.Model;
import app.passculture.data.recommendation.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @MethodSource("app.passculture.data.recommendation.model.registry.SampleModels#all")
    void aModelComesBackAsPublished(Model model) {
        registry(root).publish("home", "1", model, Provenance.none());
        assertThat(registry(root).load("home", "1").model()).isEqualTo(model);
    }

    @Test
    void theManifestComesBackAsPublished() {
        var window = new TrainingWindow(SampleModels.NOW.minusSeconds(60), SampleModels.NOW);
        var provenance = Provenance.trainedOn(window).measured(Map.of("recall@20", 0.25));
        var published = registry(root).publish("home", "1", POPULARITY, provenance);
        var manifest = registry(root).current("home").orElseThrow().manifest();
        assertThat(manifest).isEqualTo(published.manifest());
        assertThat(manifest.provenance()).isEqualTo(provenance);
        assertThat(manifest.createdAt()).isEqualTo(SampleModels.NOW);
        assertThat(manifest.parameters()).containsEntry("headline", "DAYS_14");
        assertThat(manifest.files())
                .extracting(ModelFile::name)
                .containsExactly("days_14.bin", "days_28.bin", "days_7.bin", "items.bin");
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        registry(root.resolve("a")).publish("home", "1", POPULARITY, Provenance.none());
        registry(root.resolve("b")).publish("home", "1", POPULARITY, Provenance.none());
        for (var file : new String[] {"manifest.json", "items.bin", "days_7.bin"}) {
            var path = Path.of("home", "versions", "1", file);
            assertThat(root.resolve("a").resolve(path))
                    .hasSameBinaryContentAs(root.resolve("b").resolve(path));
        }
    }

    @Test
    void nothingIsCurrentBeforeTheFirstPublication() {
        assertThat(registry(root).current("home")).isEmpty();
        assertThat(registry(root.resolve("absent")).versions("home")).isEmpty();
    }

    @Test
    void theLastPublishedIsCurrentAndEarlierOnesStay() {
        registry(root).publish("home", "1", ConstantModel.ONE, Provenance.none());
        registry(root).publish("home", "2", POPULARITY, Provenance.none());
        assertThat(registry(root).current("home").orElseThrow().version()).isEqualTo("2");
        assertThat(registry(root).load("home", "1").model()).isEqualTo(ConstantModel.ONE);
    }

    @Test
    void modelsOfDifferentNamesDoNotMeet() {
        registry(root).publish("home", "1", ConstantModel.ONE, Provenance.none());
        assertThat(registry(root).current("similar")).isEmpty();
    }

    @Test
    void aVersionNotGivenIsNamedAfterTheTime() {
        assertThat(registry(root).publish("home", POPULARITY, Provenance.none()).version())
                .isEqualTo("20210310T093000.123Z");
    }

    @Test
    void aVersionIsNeverPublishedTwice() {
        registry(root).publish("home", "1", ConstantModel.ONE, Provenance.none());
        assertThatExceptionOfType(ModelException.Refused.class)
                .isThrownBy(() -> registry(root).publish("home", "1", POPULARITY, Provenance.none()))
                .withMessageContaining("published already");
        assertThat(registry(root).load("home", "1").model()).isEqualTo(ConstantModel.ONE);
    }

    @Test
    void rollbackMakesThePreviousVersionCurrent() {
        registry(root).publish("home", "1", ConstantModel.ONE, Provenance.none());
        registry(root).publish("home", "2", POPULARITY, Provenance.none());
        assertThat(registry(root).rollback("home").model()).isEqualTo(ConstantModel.ONE);
        assertThat(registry(root).currentVersion("home")).contains("1");
        assertThat(registry(root).load("home", "2").model()).isEqualTo(POPULARITY);
    }

    @Test
    void rollbackWithoutAPreviousVersionIsRefused() {
        registry(root).publish("home", "1", ConstantModel.ONE, Provenance.none());
        assertThatExceptionOfType(ModelException.Refused.class)
                .isThrownBy(() -> registry(root).rollback("home"));
        assertThat(registry(root).currentVersion("home")).contains("1");
    }

    @Test
    void rollbackToADamagedVersionChangesNothing() throws IOException {
        registry(root).publish("home", "1", POPULARITY, Provenance.none());
        registry(root).publish("home", "2", ConstantModel.ONE, Provenance.none());
        Files.delete(root.resolve("home/versions/1/items.bin"));
        assertThatExceptionOfType(ModelException.Missing.class)
                .isThrownBy(() -> registry(root).rollback("home"));
        assertThat(registry(root).currentVersion("home")).contains("2");
    }

    @Test
    void aVersionNeverPublishedIsMissing() {
        registry(root).publish("home", "1", ConstantModel.ONE, Provenance.none());
        assertThatExceptionOfType(ModelException.Missing.class)
                .isThrownBy(() -> registry(root).load("home", "2"))
                .satisfies(e -> assertThat(e.path()).isEqualTo(root.resolve("home/versions/2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../home", "a/b", "/etc", "home\0", "é", ".hidden", "-x"})
    void namesThatCouldLeaveTheRegistryAreRefused(String name) {
        assertThatExceptionOfType(ModelException.Refused.class)
                .isThrownBy(() -> registry(root).publish(name, "1", ConstantModel.ONE, Provenance.none()));
        assertThatExceptionOfType(ModelException.Refused.class)
                .isThrownBy(() -> registry(root).current(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../1", "1/../../x", "/1", "1\n2", "latest", "1 withdrawn"})
    void versionsThatCouldLeaveTheRegistryOrMeanAnotherAreRefused(String version) {
        assertThatExceptionOfType(ModelException.Refused.class)
                .isThrownBy(() -> registry(root).publish("home", version, ConstantModel.ONE, Provenance.none()));
        assertThatExceptionOfType(ModelException.Refused.class)
                .isThrownBy(() -> registry(root).load("home", version));
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsUnavailable() throws IOException {
        var file = Files.createFile(root.resolve("file"));
        assertThatExceptionOfType(ModelException.Unavailable.class)
                .isThrownBy(() -> registry(file).publish("home", "1", ConstantModel.ONE, Provenance.none()));
    }
}
