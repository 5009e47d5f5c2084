package app.passculture.data.recommendation.model.registry;

import static app.passculture.data.recommendation.model.registry.SampleModels.POPULARITY;
import static app.passculture.data.recommendation.model.registry.SampleModels.registry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import app.passculture.data.recommendation.model.ConstantModel;
import app.passculture.data.recommendation.model.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorruptArtefactTest {
    private static final String MANIFEST = "versions/2/manifest.json";
    private static final String ITEMS = "versions/2/items.bin";
    private static final String DAYS_7 = "versions/2/days_7.bin";

    @TempDir
    Path root;

    @BeforeEach
    void publish() {
        registry(root).publish("home", "1", ConstantModel.ONE, Provenance.none());
        registry(root).publish("home", "2", POPULARITY, Provenance.none());
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("one bit flipped", DAYS_7, "SHA-256", DAYS_7, bytes -> flip(bytes, 17)),
                damage("array truncated", ITEMS, "bytes long", ITEMS, bytes -> Arrays.copyOf(bytes, 9)),
                damage("array empty", ITEMS, "bytes long", ITEMS, _ -> new byte[0]),
                damage("manifest truncated", MANIFEST, "not a manifest", MANIFEST, bytes -> Arrays.copyOf(bytes, 99)),
                damage("manifest empty", MANIFEST, "not a manifest", MANIFEST, _ -> new byte[0]),
                damage("manifest not JSON", MANIFEST, "not a manifest", MANIFEST, _ -> text("\u0080\u0003ckl")),
                damage("manifest null", MANIFEST, "not a manifest", MANIFEST, _ -> text("null")),
                edit("kind gone", "not a manifest", MANIFEST, "\"kind\" : \"popularity\",", ""),
                edit("kind null", "not a manifest", MANIFEST, "\"popularity\"", "null"),
                edit("property unknown", "not a manifest", MANIFEST, "\"kind\"", "\"more\" : 1, \"kind\""),
                edit("format unknown", "format 2", MANIFEST, "\"format\" : 1", "\"format\" : 2"),
                edit("file outside", "not the name of a model file", MANIFEST, "days_7.bin", "../../../x.bin"),
                edit("other version", "belongs to version 3", MANIFEST, "\"version\" : \"2\"", "\"version\" : \"3\""),
                edit("other model", "of away", MANIFEST, "\"name\" : \"home\"", "\"name\" : \"away\""),
                edit("kind unknown", "\"psychic\"", "versions/2", "\"popularity\"", "\"psychic\""),
                edit("kind of another model", "parameter value", "versions/2", "\"popularity\"", "\"constant\""),
                edit("headline unknown", "DAYS_9", "versions/2", "DAYS_14", "DAYS_9"),
                edit("parameter gone", "parameter headline", "versions/2", "\"headline\"", "\"other\""),
                edit("instant not one", "parameter as_of", "versions/2", "2021-03-10T00:00:00Z", "yesterday"),
                signed("array of another length", "1 counts for 2 items", DAYS_7, ArrayFile.ofIntegers(new int[1])),
                signed("array of another type", "element type", DAYS_7, ArrayFile.ofTexts(List.of("a", "b"))),
                signed("negative count", "must grow", DAYS_7, ArrayFile.ofIntegers(new int[] {-1, 0})),
                signed("item twice", "counted twice", ITEMS, ArrayFile.ofTexts(List.of("a", "a"))),
                signed("item empty", "never empty", ITEMS, ArrayFile.ofTexts(List.of("", "a"))),
                signed("not an array", "does not start", ITEMS, text("ids")),
                damage("ledger cut off", "current", "not a ledger", "current", bytes -> Arrays.copyOf(bytes, 1)),
                damage("ledger empty", "current", "not a ledger", "current", _ -> new byte[0]),
                damage("ledger of nonsense", "current", "not a ledger", "current", _ -> text("../../x\n")));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damageIsToldWithItsPathAndReason(Damage damage) throws IOException {
        damage.inflict(root.resolve("home"));
        assertThatExceptionOfType(ModelException.Corrupt.class)
                .isThrownBy(() -> registry(root).current("home"))
                .withMessageContaining(damage.reason())
                .satisfies(
                        e -> assertThat(e.path()).isEqualTo(root.resolve("home").resolve(damage.blamed())))
                .satisfies(e -> assertThat(e).hasMessageStartingWith(e.path().toString()));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damageToOneVersionLeavesTheOthersReadable(Damage damage) throws IOException {
        damage.inflict(root.resolve("home"));
        if (!damage.file().equals("current")) {
            assertThat(registry(root).load("home", "1").model()).isEqualTo(ConstantModel.ONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e99", "one", ""})
    void aConstantThatIsNotAFiniteNumberIsCorrupt(String value) throws IOException {
        var manifest = root.resolve("home/versions/1/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"1.0\"", "\"" + value + "\""));
        assertThatExceptionOfType(ModelException.Corrupt.class)
                .isThrownBy(() -> registry(root).load("home", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {MANIFEST, ITEMS, DAYS_7})
    void aFileThatIsGoneIsMissing(String file) throws IOException {
        Files.delete(root.resolve("home").resolve(file));
        assertThatExceptionOfType(ModelException.Missing.class)
                .isThrownBy(() -> registry(root).current("home"))
                .satisfies(
                        e -> assertThat(e.path()).isEqualTo(root.resolve("home").resolve(file)));
    }

    @Test
    void aDirectoryInPlaceOfAFileIsUnavailable() throws IOException {
        Files.delete(root.resolve("home").resolve(ITEMS));
        Files.createDirectory(root.resolve("home").resolve(ITEMS));
        assertThatExceptionOfType(ModelException.Unavailable.class)
                .isThrownBy(() -> registry(root).current("home"));
    }

    private interface Change {
        byte[] of(byte[] content);
    }

    /** What happens to {@code file}, and which path and reason the reader is told. */
    record Damage(String file, String reason, String blamed, Change change) {
        void inflict(Path folder) throws IOException {
            var path = folder.resolve(file);
            var before = Files.readAllBytes(path);
            var after = change.of(before.clone());
            assertThat(after).isNotEqualTo(before);
            Files.write(path, after);
            if (blamed.equals("versions/2") && !file.equals(MANIFEST)) {
                sign(folder.resolve(MANIFEST), before, after);
            }
        }

        /** Makes the manifest vouch for the damaged file, so that the checksum is not what gives it away. */
        private static void sign(Path manifest, byte[] before, byte[] after) throws IOException {
            Files.writeString(
                    manifest,
                    Files.readString(manifest)
                            .replace(
                                    "\"bytes\" : %d,\n    \"sha256\" : \"%s\""
                                            .formatted(before.length, Sha256.of(before)),
                                    "\"bytes\" : %d,\n    \"sha256\" : \"%s\""
                                            .formatted(after.length, Sha256.of(after))));
        }
    }

    private static Arguments damage(String title, String file, String reason, String blamed, Change change) {
        return argumentSet(title, new Damage(file, reason, blamed, change));
    }

    private static Arguments edit(String title, String reason, String blamed, String from, String to) {
        return damage(
                title,
                MANIFEST,
                reason,
                blamed,
                bytes -> text(new String(bytes, StandardCharsets.UTF_8).replace(from, to)));
    }

    private static Arguments signed(String title, String reason, String file, byte[] content) {
        return damage(title, file, reason, "versions/2", _ -> content);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] flip(byte[] bytes, int index) {
        bytes[index] ^= 1;
        return bytes;
    }
}
