package app.passculture.data.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ScorerTest {
    private static final Instant AS_OF = Instant.parse("2021-03-10T00:00:00Z");
    private static final float UNTOUCHED = -1;

    @Property
    void popularityScoresAreFiniteAndInTheOrderOfTheCandidates(
            @ForAll PopularityWindow headline,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 5) Integer> counts,
            @ForAll @Size(max = 60) List<@IntRange(max = 1_000) Integer> picks) {
        var scorer = model(headline, counts).over(catalogue(counts.size()));
        var candidates = picks.stream().mapToInt(pick -> pick % counts.size()).toArray();
        var together = score(scorer, candidates, candidates.length);
        for (var k = 0; k < candidates.length; k++) {
            assertThat(together[k]).isFinite().isEqualTo(score(scorer, new int[] {candidates[k]}, 1)[0]);
        }
    }

    @Property
    void scoresCompareAsTheCountsOfTheHeadlineAndLongerWindowsDo(
            @ForAll PopularityWindow headline,
            @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 3) Integer> counts) {
        var model = model(headline, counts);
        var scores = score(
                model.over(catalogue(counts.size())),
                IntStream.range(0, counts.size()).toArray(),
                counts.size());
        var order = Comparator.<ItemPopularity>comparingInt(item -> longerOrEqual(item, headline)[0])
                .thenComparingInt(item -> longerOrEqual(item, headline)[1])
                .thenComparingInt(item -> longerOrEqual(item, headline)[2]);
        for (var i = 1; i < counts.size(); i++) {
            var expected = order.compare(popularity(i - 1, counts), popularity(i, counts));
            assertThat(Integer.signum(Float.compare(scores[i - 1], scores[i]))).isEqualTo(Integer.signum(expected));
        }
    }

    @Property
    void scoresAtOrAfterTheCountAreLeftAlone(@ForAll @IntRange(max = 5) int count) {
        var scores = new float[5];
        Arrays.fill(scores, UNTOUCHED);
        model(PopularityWindow.DAYS_7, List.of(1)).over(catalogue(1)).score(new UserId(1), new int[5], count, scores);
        assertThat(Arrays.copyOfRange(scores, count, 5)).containsOnly(emptyOr(count));
    }

    private static Float[] emptyOr(int count) {
        return count == 5 ? new Float[0] : new Float[] {UNTOUCHED};
    }

    private static int[] longerOrEqual(ItemPopularity item, PopularityWindow headline) {
        var counts = Arrays.stream(PopularityWindow.values())
                .filter(window -> window.compareTo(headline) >= 0)
                .mapToInt(item::bookings)
                .toArray();
        return Arrays.copyOf(counts, 3);
    }

    private static float[] score(Scorer scorer, int[] candidates, int count) {
        var scores = new float[count];
        scorer.score(new UserId(1), candidates, count, scores);
        return scores;
    }

    private static PopularityModel model(PopularityWindow headline, List<Integer> counts) {
        var items = new ArrayList<ItemPopularity>();
        for (var i = 0; i < counts.size(); i++) {
            items.add(popularity(i, counts));
        }
        return new PopularityModel(AS_OF, headline, items);
    }

    /** Makes the longer windows differ between items of equal headline count. */
    private static ItemPopularity popularity(int index, List<Integer> counts) {
        var days7 = counts.get(index);
        var days14 = days7 + counts.get((index + 1) % counts.size());
        return new ItemPopularity(
                new ItemId("item " + index), days7, days14, days14 + counts.get((index + 2) % counts.size()));
    }

    private static List<ItemId> catalogue(int size) {
        return IntStream.range(0, size).mapToObj(i -> new ItemId("item " + i)).toList();
    }
}
