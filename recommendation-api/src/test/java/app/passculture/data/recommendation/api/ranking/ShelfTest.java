package app.passculture.data.recommendation.api.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compares what a shelf answers with what one pass over all candidates does. */
class ShelfTest {
    private final RandomGenerator random = new SplittableRandom(7);

    @Test
    void withoutTiesTheAnswerIsThatOfAPassOverTheCandidates() {
        for (var trial = 0; trial < 3_000; trial++) {
            var untied = Case.random(random, Case.ALL_DISTINCT);
            assertThat(untied.fromShelf(random)).isEqualTo(untied.fromPass(random));
        }
    }

    @Test
    void withTiesTheScoresAndSizesAreThoseOfAPassOverTheCandidates() {
        var compared = 0;
        while (compared < 1_000) {
            var tied = Case.random(random, 3);
            if (tied.hasOneGroupOfEachSize()) {
                compared++;
                assertThat(tied.worth(tied.fromShelf(random))).isEqualTo(tied.worth(tied.fromPass(random)));
            }
        }
    }

    @Test
    void tiesFallAsOftenAsInAPassOverTheCandidates() {
        var tied = new Case(
                new int[] {0, 0, 0, 0, 1, 1, 1, 2, 2, 2},
                new float[] {1, 1, 2, 0, 5, 5, 5, 5, -0f, 0},
                new int[] {1, 5},
                4);
        var draws = 200_000;
        var shelf = shares(draws, () -> tied.fromShelf(random));
        var pass = shares(draws, () -> tied.fromPass(random));
        assertThat(shelf.keySet()).isEqualTo(pass.keySet());
        shelf.forEach((answer, share) -> assertThat(share).isCloseTo(pass.getOrDefault(answer, 0.0), within(0.006)));
    }

    @Test
    void aGroupThatIsAllLeftOutHasNoPlace() {
        var emptied = new Case(new int[] {0, 0, 1}, new float[] {9, 9, 1}, new int[] {0, 1}, 5);
        assertThat(emptied.fromShelf(random)).containsExactly(2);
    }

    @Test
    void anEmptyAreaGivesAnEmptyAnswer() {
        var nothing = new Case(new int[0], new float[0], new int[0], 10);
        assertThat(nothing.fromShelf(random)).isEmpty();
    }

    private static Map<List<Integer>, Double> shares(int draws, java.util.function.Supplier<int[]> answers) {
        var shares = new HashMap<List<Integer>, Double>();
        for (var draw = 0; draw < draws; draw++) {
            shares.merge(Arrays.stream(answers.get()).boxed().toList(), 1.0 / draws, Double::sum);
        }
        return shares;
    }

    /** Offers with a group and a score each, some left out. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Case(int[] groups, float[] scores, int[] left, int limit) {

        static final int ALL_DISTINCT = 0;

        static Case random(RandomGenerator random, int distinctScores) {
            var offers = random.nextInt(1, 120);
            var groups = new int[offers];
            var scores = new float[offers];
            for (var offer = 0; offer < offers; offer++) {
                groups[offer] = random.nextInt(6);
                scores[offer] = distinctScores == ALL_DISTINCT ? offer * 31 % 1_009 : random.nextInt(distinctScores);
            }
            var left = IntStream.range(0, offers)
                    .filter(_ -> random.nextInt(5) == 0)
                    .toArray();
            return new Case(groups, scores, left, random.nextInt(25));
        }

        int[] fromShelf(RandomGenerator random) {
            return Shelf.of(IntStream.range(0, groups.length).toArray(), groups, scores)
                    .order(left, limit, random);
        }

        int[] fromPass(RandomGenerator random) {
            var candidates = IntStream.range(0, groups.length)
                    .filter(offer -> Arrays.binarySearch(left, offer) < 0)
                    .toArray();
            var places = Diversification.order(
                    IntStream.of(candidates).map(offer -> groups[offer]).toArray(),
                    scoresOf(candidates),
                    limit,
                    new TieBreak.Shuffled(random));
            return IntStream.of(places).map(place -> candidates[place]).toArray();
        }

        private float[] scoresOf(int[] candidates) {
            var picked = new float[candidates.length];
            for (var place = 0; place < picked.length; place++) {
                picked[place] = scores[candidates[place]];
            }
            return picked;
        }

        /** Groups of one size may change places, and then what comes second in them does too. */
        boolean hasOneGroupOfEachSize() {
            return IntStream.of(groups)
                            .distinct()
                            .mapToLong(this::size)
                            .distinct()
                            .count()
                    == IntStream.of(groups).distinct().count();
        }

        /** What no tie can change: the score at each place and the size of its group. */
        List<String> worth(int[] answer) {
            return Arrays.stream(answer)
                    .mapToObj(offer -> size(groups[offer]) + ":" + (scores[offer] + 0f))
                    .toList();
        }

        private long size(int group) {
            return IntStream.range(0, groups.length)
                    .filter(offer -> groups[offer] == group && Arrays.binarySearch(left, offer) < 0)
                    .count();
        }
    }
}
