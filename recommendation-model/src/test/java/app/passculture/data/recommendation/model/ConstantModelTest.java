package app.passculture.data.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantModelTest {
    private static final UserId USER = new UserId(1);

    @Test
    void everyCandidateScoresOne() {
        var scores = new float[2];
        ConstantModel.ONE.over(List.of(new ItemId("a"), new ItemId("b"))).score(USER, new int[] {1, 0}, 2, scores);
        assertThat(scores).containsExactly(1, 1);
    }

    @Test
    void scoresBeyondTheCountAreLeftAlone() {
        var scores = new float[] {7, 7, 7};
        ConstantModel.ONE.over(List.of(new ItemId("a"))).score(USER, new int[] {0, 0, 0}, 1, scores);
        assertThat(scores).containsExactly(1, 7, 7);
    }

    @Test
    void noCandidatesGiveNoScores() {
        var scores = new float[0];
        ConstantModel.ONE.over(List.of()).score(USER, new int[0], 0, scores);
        assertThat(scores).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void scoresThatAreNotFiniteAreRefused(float value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConstantModel(value));
    }
}
