package app.passculture.data.recommendation.api.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.api.ranking.LiteralDiversification.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves by enumeration that drawing a number for each tie gives every answer exactly as often as shuffling the
 * candidates does: over all orders of the candidates on one side, over all orders of the drawn numbers on the other.
 */
class ShuffledTiesTest {

    @ParameterizedTest
    @MethodSource("smallCases")
    void everyAnswerIsAsLikelyAsAfterAShuffle(List<Candidate> candidates) {
        for (var limit = 1; limit <= candidates.size(); limit++) {
            assertThat(shares(drawn(candidates, limit))).isEqualTo(shares(shuffled(candidates, limit)));
        }
    }

    static Stream<List<Candidate>> smallCases() {
        return Stream.of(
                of("A1", "A1", "A1", "A1"),
                of("A1", "A1", "B1", "B1"),
                of("A1", "A1", "A2", "B1", "B1"),
                of("A1", "A1", "B1", "B1", "C1", "C1"),
                of("A1", "A2", "B2", "B1", "C1", "D1"),
                of("A1", "B1", "C1", "D2", "D2"),
                of("A3", "A1", "A1", "B1", "B1", "C7"));
    }

    private static List<Candidate> of(String... typesAndScores) {
        return IntStream.range(0, typesAndScores.length)
                .mapToObj(place -> new Candidate(
                        Integer.toString(place),
                        typesAndScores[place].substring(0, 1),
                        null,
                        Float.parseFloat(typesAndScores[place].substring(1))))
                .toList();
    }

    private static Map<List<String>, Integer> shuffled(List<Candidate> candidates, int limit) {
        var answers = new HashMap<List<String>, Integer>();
        for (var order : permutations(candidates)) {
            answers.merge(List.copyOf(LiteralDiversification.order(order, limit)), 1, Integer::sum);
        }
        return answers;
    }

    private static Map<List<String>, Integer> drawn(List<Candidate> candidates, int limit) {
        var answers = new HashMap<List<String>, Integer>();
        var groups = (int) candidates.stream().map(Candidate::group).distinct().count();
        for (var forGroups : permutations(numbers(groups))) {
            for (var forCandidates : permutations(numbers(candidates.size()))) {
                var random = new Scripted(forGroups, forCandidates);
                answers.merge(Received.order(candidates, limit, new TieBreak.Shuffled(random)), 1, Integer::sum);
            }
        }
        return answers;
    }

    /** How often each answer occurs, as parts in 10^6 of all, which is exact enough to tell 1/720 from 2/720. */
    private static Map<List<String>, Long> shares(Map<List<String>, Integer> answers) {
        var all = answers.values().stream().mapToLong(Integer::longValue).sum();
        var shares = new HashMap<List<String>, Long>();
        answers.forEach((answer, count) -> shares.put(answer, count * 1_000_000L / all));
        return shares;
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static <T> List<List<T>> permutations(List<T> elements) {
        if (elements.isEmpty()) {
            return List.of(List.of());
        }
        var permutations = new ArrayList<List<T>>();
        for (var place = 0; place < elements.size(); place++) {
            var others = new ArrayList<>(elements);
            var first = others.remove(place);
            for (var rest : permutations(others)) {
                permutations.add(Stream.concat(Stream.of(first), rest.stream()).toList());
            }
        }
        return permutations;
    }

    /** Gives the numbers it was told, first to the groups and then to the candidates. */
    private static final class Scripted implements RandomGenerator {
        private final List<Integer> numbers;
        private int next;

        Scripted(List<Integer> forGroups, List<Integer> forCandidates) {
            this.numbers =
                    Stream.concat(forGroups.stream(), forCandidates.stream()).toList();
        }

        @Override
        public int nextInt() {
            return numbers.get(next++);
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only whole ints are drawn");
        }
    }
}
