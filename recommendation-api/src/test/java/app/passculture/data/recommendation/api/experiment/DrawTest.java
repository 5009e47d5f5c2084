package app.passculture.data.recommendation.api.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.passculture.data.recommendation.model.UserId;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawTest {

    private final Draw draw = new Draw("ab_testing_20201207");

    @Test
    void theSameUserDrawsTheSameForEver() {
        assertThat(draw.uniform(new UserId(1))).isEqualTo(new Draw("ab_testing_20201207").uniform(new UserId(1)));
        // A changed hash would move users who were drawn during an outage: these values are a promise.
        assertThat(LongStream.rangeClosed(1, 12)
                        .mapToObj(user -> draw.of(new UserId(user)).name())
                        .reduce("", String::concat))
                .isEqualTo("AABABAABBBAA");
    }

    @Test
    void aboveOneHalfIsA() {
        LongStream.range(0, 1000)
                .mapToObj(UserId::new)
                .forEach(user -> assertThat(draw.of(user)).isEqualTo(draw.uniform(user) > 0.5 ? Group.A : Group.B));
    }

    @Test
    void drawsAreUniform() {
        int[] tenths = new int[10];
        LongStream.range(0, 100_000).forEach(user -> tenths[(int) (draw.uniform(new UserId(user)) * 10)]++);
        assertThat(tenths).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isCloseTo(10_000, within(400));
            }
        });
    }

    @Test
    void anotherExperimentDrawsIndependently() {
        Draw other = new Draw("ab_testing_20210101");
        long agreeing = LongStream.range(0, 100_000)
                .mapToObj(UserId::new)
                .filter(user -> draw.of(user) == other.of(user))
                .count();
        assertThat(agreeing).isCloseTo(50_000L, within(1_000L));
    }

    @ParameterizedTest
    @CsvSource({"A,A", "A-variant,A", "B,B", "C,B", "a,B", "' A',B"})
    void onlyTheFirstCharacterCounts(String text, Group meant) {
        assertThat(Group.meantBy(text)).isEqualTo(meant);
    }
}
