package app.passculture.data.analytics.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.passculture.data.analytics.warehouse.ObjectName;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositionTest {

    private static final ObjectName DESTINATION = new ObjectName("bucket", "exports.v1/offer.csv");

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "32, 1, 0", "33, 3, 2", "65, 4, 3", "1024, 33, 32", "1025, 36, 35", "32768, 1057, 1056"})
    void aCompositionHasSoManyCallsAndDeletions(int sources, int calls, int deletions) {
        Composition composition = Composition.of(sources(sources), DESTINATION);
        assertThat(composition.steps())
                .hasSize(calls)
                .allMatch(step -> step.sources().size() <= 32);
        assertThat(composition.temporaries()).hasSize(deletions).doesNotHaveDuplicates();
        assertThat(composition.steps().getLast().target()).isEqualTo(DESTINATION);
    }

    @Test
    void temporariesAreNamedAfterTheDestination() {
        assertThat(Composition.of(sources(33), DESTINATION).temporaries())
                .map(ObjectName::name)
                .containsExactly("exports.v1/offer_temp_0.csv", "exports.v1/offer_temp_1.csv");
        assertThat(Composition.of(sources(33), new ObjectName("bucket", "exports.v1/offer"))
                        .temporaries())
                .map(ObjectName::name)
                .containsExactly("exports.v1/offer_temp_0", "exports.v1/offer_temp_1");
    }

    @Test
    void sourcesKeepTheirOrder() {
        Composition composition = Composition.of(sources(40), DESTINATION);
        assertThat(composition.steps().get(0).sources()).isEqualTo(sources(40).subList(0, 32));
        assertThat(composition.steps().get(1).sources()).isEqualTo(sources(40).subList(32, 40));
        assertThat(composition.steps().get(2).sources()).isEqualTo(composition.temporaries());
    }

    @Test
    void objectsOfTwoBucketsAreNotComposed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Composition.of(List.of(new ObjectName("other", "a")), DESTINATION))
                .withMessageContaining("gs://other/a");
    }

    private static List<ObjectName> sources(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ObjectName("bucket", "exports.v1/offer-%05d.csv".formatted(i)))
                .toList();
    }
}
