package app.passculture.data.recommendation.api.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.passculture.data.recommendation.api.ranking.LiteralDiversification.Candidate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiversificationTest {

    @ParameterizedTest
    @MethodSource("workedExamples")
    void ordersTheWorkedExamples(List<Candidate> received, List<String> expected) {
        assertThat(Received.order(received, received.size())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("workedExamples")
    void theLiteralReferenceOrdersTheWorkedExamples(List<Candidate> received, List<String> expected) {
        assertThat(LiteralDiversification.order(received, received.size())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("workedExamples")
    void everyLimitGivesAPrefixOfTheWorkedExamples(List<Candidate> received, List<String> expected) {
        for (var limit = 0; limit <= received.size() + 1; limit++) {
            assertThat(Received.order(received, limit))
                    .isEqualTo(expected.subList(0, Math.min(limit, expected.size())));
        }
    }

    static Stream<Arguments> workedExamples() {
        return Stream.of(
                example("1/A/-/1, 2/A/-/1, 3/B/url/10, 4/B/-/10", "2, 3, 4, 1"),
                example("1/A/-/1, 2/A/-/1, 3/B/-/10, 4/B/-/10", "4, 2, 3, 1"),
                example("1/A/-/1, 2/A/-/2, 3/A/-/10, 4/A/-/11", "4, 3, 2, 1"),
                example("1/A/-/1, 2/A/-/2, 3/A/url/10, 4/A/url/11", "4, 2, 3, 1"),
                example("0/A/-/1, 1/A/-/1, 2/A/-/1, 3/A/-/1, 4/A/-/1, 5/A/-/1", "5, 4, 3, 2, 1, 0"),
                example("1/A/-/1, 2/B/-/1, 3/A/-/1, 4/C/-/1, 5/B/-/1, 6/A/-/1", "6, 5, 4, 3, 2, 1"),
                example("9/C/-/5, 8/B/-/5, 7/A/-/5", "9, 8, 7"),
                example("1/A/-/100, 2/B/-/1, 3/B/-/1", "3, 1, 2"),
                example(
                        "0/A/-/0, 1/A/-/1, 2/A/-/2, 3/A/-/3, 4/A/-/4, 10/B/-/0, 11/B/-/1, 12/B/-/2, 20/C/-/99",
                        "4, 12, 20, 3, 11, 2, 10, 1, 0"),
                arguments(List.of(), List.of()));
    }

    @Test
    void zeroAndMinusZeroTie() {
        var received = candidates("1/A/-/0, 2/A/-/-0.0, 3/A/-/0");
        assertThat(Received.order(received, 3)).containsExactly("3", "2", "1");
    }

    @Test
    void groupsWhoseHighestAreZeroAndMinusZeroTie() {
        var received = candidates("1/A/-/-0.0, 2/B/-/0");
        assertThat(Received.order(received, 2)).containsExactly("1", "2");
    }

    @Test
    void negativeScoresAscendToo() {
        var received = candidates("1/A/-/-2, 2/A/-/-1, 3/A/-/-3.5");
        assertThat(Received.order(received, 3)).containsExactly("2", "1", "3");
    }

    @Test
    void anEmptyUrlIsPhysical() {
        var received = List.of(
                new Candidate("1", "A", "", 1), new Candidate("2", "A", null, 1), new Candidate("3", "A", "url", 1));
        assertThat(Received.order(received, 3)).containsExactly("2", "3", "1");
    }

    @Test
    void aMissingTypeHasTheTextNone() {
        var received = List.of(
                new Candidate("1", null, null, 1),
                new Candidate("2", "A", null, 5),
                new Candidate("3", "None", null, 1));
        assertThat(Received.order(received, 3)).containsExactly("3", "2", "1");
    }

    @Test
    void duplicateIdsAreNotMerged() {
        assertThat(Received.order(candidates("1/A/-/1, 1/A/-/1"), 9)).containsExactly("1", "1");
    }

    @Test
    void aScoreThatIsNotANumberIsRefused() {
        assertThatThrownBy(() -> Received.order(candidates("1/A/-/1, 2/A/-/NaN"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("place 1");
    }

    private static Arguments example(String received, String expected) {
        return arguments(candidates(received), List.of(expected.split(", ")));
    }

    private static List<Candidate> candidates(String text) {
        return Stream.of(text.split(", "))
                .map(each -> each.split("/"))
                .map(part -> new Candidate(
                        part[0], part[1], part[2].equals("-") ? null : part[2], Float.parseFloat(part[3])))
                .toList();
    }
}
