package app.passculture.data.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PopularityModelTest {
    private static final Instant AS_OF = Instant.parse("2021-03-10T00:00:00Z");
    private static final UserId USER = new UserId(1);

    @Test
    void headlineCountDecidesFirst() {
        var model = model(PopularityWindow.DAYS_7, counts("lasting", 1, 50, 90), counts("rising", 2, 2, 2));
        assertThat(scores(model, "rising", "lasting")).containsExactly(2, 1);
    }

    @Test
    void longerWindowsBreakTies() {
        var model = model(PopularityWindow.DAYS_7, counts("a", 3, 4, 9), counts("b", 3, 5, 5), counts("c", 3, 4, 8));
        assertThat(scores(model, "a", "b", "c")).containsExactly(2, 3, 1);
    }

    @Test
    void longerWindowsFillInForItemsNotBookedInTheHeadlineWindow() {
        var model = model(PopularityWindow.DAYS_7, counts("old", 0, 0, 1), counts("older", 0, 0, 0));
        assertThat(scores(model, "old", "older", "unknown")).containsExactly(1, 0, 0);
    }

    @Test
    void shorterWindowsThanTheHeadlineDoNotCount() {
        var model = model(PopularityWindow.DAYS_28, counts("early", 0, 0, 5), counts("late", 5, 5, 5));
        assertThat(scores(model, "early", "late")).containsExactly(1, 1);
    }

    @Test
    void offersOfOneItemScoreAlike() {
        var model = model(PopularityWindow.DAYS_14, counts("a", 1, 2, 3), counts("b", 1, 1, 1));
        assertThat(scores(model, "a", "b", "a")).containsExactly(2, 1, 2);
    }

    @Test
    void scoresFollowTheOrderOfTheCandidates() {
        var model = model(PopularityWindow.DAYS_7, counts("a", 1, 1, 1), counts("b", 2, 2, 2));
        var scores = new float[] {9, 9, 9, 9};
        model.over(items("a", "b", "c")).score(USER, new int[] {2, 1, 0}, 3, scores);
        assertThat(scores).containsExactly(0, 2, 1, 9);
    }

    @Test
    void orderInWhichItemsAreGivenDoesNotMatter() {
        var a = counts("a", 1, 1, 1);
        var b = counts("b", 2, 2, 2);
        assertThat(model(PopularityWindow.DAYS_7, a, b)).isEqualTo(model(PopularityWindow.DAYS_7, b, a));
    }

    @Test
    void anItemCountedTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(PopularityWindow.DAYS_7, counts("a", 1, 1, 1), counts("a", 2, 2, 2)))
                .withMessageContaining("item a");
    }

    @Test
    void countsThatShrinkWithTheWindowAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts("a", 3, 2, 4))
                .withMessageContaining("item a");
    }

    private static PopularityModel model(PopularityWindow headline, ItemPopularity... items) {
        return new PopularityModel(AS_OF, headline, List.of(items));
    }

    private static ItemPopularity counts(String item, int days7, int days14, int days28) {
        return new ItemPopularity(new ItemId(item), days7, days14, days28);
    }

    private static List<ItemId> items(String... items) {
        return Stream.of(items).map(ItemId::new).toList();
    }

    private static float[] scores(Model model, String... catalogue) {
        var scores = new float[catalogue.length];
        var all = IntStream.range(0, catalogue.length).toArray();
        model.over(items(catalogue)).score(USER, all, all.length, scores);
        return scores;
    }
}
