package app.passculture.data.recommendation.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class ArrayFileTest {
    @Property
    void integersComeBackAsWritten(@ForAll int[] elements) {
        assertThat(ArrayFile.integers(ArrayFile.ofIntegers(elements))).isEqualTo(elements);
    }

    @Property
    void textsComeBackAsWrittenUnlessTheyAreNotUnicode(@ForAll List<String> elements) {
        if (elements.stream().allMatch(ArrayFileTest::isUnicode)) {
            assertThat(ArrayFile.texts(ArrayFile.ofTexts(elements))).isEqualTo(elements);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> ArrayFile.ofTexts(elements));
        }
    }

    @Property
    void integersCutShortAnywhereAreRefused(
            @ForAll @NotEmpty @Size(max = 20) int[] elements, @ForAll @IntRange(max = 95) int cut) {
        var file = ArrayFile.ofIntegers(elements);
        var kept = cut % file.length;
        assertThatIllegalArgumentException().isThrownBy(() -> ArrayFile.integers(Arrays.copyOf(file, kept)));
    }

    @Property
    void textsCutShortAnywhereAreRefused(@ForAll @IntRange(max = 200) int cut) {
        var file = ArrayFile.ofTexts(List.of("livre", "", "cinéma"));
        var kept = cut % file.length;
        assertThatIllegalArgumentException().isThrownBy(() -> ArrayFile.texts(Arrays.copyOf(file, kept)));
    }

    @Property
    void bytesOfAnythingElseAreRefusedOrReadNeverCrash(@ForAll byte[] tail, @ForAll @IntRange(max = 3) int type) {
        var file = Arrays.copyOf(ArrayFile.ofIntegers(new int[0]), 16 + tail.length);
        file[4] = (byte) type;
        System.arraycopy(tail, 0, file, 8, tail.length);
        assertThat(refusal(() -> ArrayFile.texts(file))).isNotEqualTo("crash");
        assertThat(refusal(() -> ArrayFile.integers(file))).isNotEqualTo("crash");
    }

    @Example
    void theLayoutIsTheDocumentedOne() {
        assertThat(ArrayFile.ofIntegers(new int[] {258}))
                .containsExactly('P', 'C', 'A', '1', 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0);
        assertThat(ArrayFile.ofTexts(List.of("a", "é")))
                .containsExactly(
                        'P', 'C', 'A', '1', 2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 'a', 0xc3,
                        0xa9);
    }

    @Example
    void integersAreNotReadAsTexts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArrayFile.texts(ArrayFile.ofIntegers(new int[] {1})))
                .withMessageContaining("element type");
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String refusal(Runnable reading) {
        try {
            reading.run();
            return "read";
        } catch (IllegalArgumentException e) {
            return "refused";
        } catch (RuntimeException e) {
            return "crash";
        }
    }
}
