package app.passculture.data.recommendation.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.model.Interaction;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.ItemPopularity;
import app.passculture.data.recommendation.model.PopularityWindow;
import app.passculture.data.recommendation.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopularityTrainingTest {
    private static final Instant AS_OF = Instant.parse("2021-03-10T12:00:00Z");
    private static final PopularityTraining TRAINING = new PopularityTraining(PopularityWindow.DAYS_14);

    @ParameterizedTest
    @CsvSource({
        "PT0.001S, 1, 1, 1",
        "P7D,      1, 1, 1",
        "P7DT0.001S, 0, 1, 1",
        "P14D,     0, 1, 1",
        "P14DT0.001S, 0, 0, 1",
        "P28D,     0, 0, 1",
    })
    void aBookingCountsInEveryWindowThatReachesBackToIt(Duration age, int days7, int days14, int days28) {
        var model = TRAINING.learn(AS_OF, Stream.of(booking("a", age)));
        assertThat(model.items()).containsExactly(new ItemPopularity(new ItemId("a"), days7, days14, days28));
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1S", "P28DT0.001S"})
    void bookingsOutsideTheWindowsAreIgnored(Duration age) {
        assertThat(TRAINING.learn(AS_OF, Stream.of(booking("a", age))).items()).isEmpty();
    }

    @Test
    void noBookingsGiveAModelThatKnowsNoItem() {
        assertThat(TRAINING.learn(AS_OF, Stream.empty()).items()).isEmpty();
    }

    @Test
    void theModelRemembersItsInstantAndHeadline() {
        var model = TRAINING.learn(AS_OF, Stream.empty());
        assertThat(model.asOf()).isEqualTo(AS_OF);
        assertThat(model.headline()).isEqualTo(PopularityWindow.DAYS_14);
    }

    @Test
    void theOrderOfTheBookingsDoesNotMatter() {
        var bookings = IntStream.range(0, 1_000)
                .mapToObj(i -> booking("item " + i % 37, Duration.ofHours(i)))
                .toList();
        var shuffled = new ArrayList<>(bookings);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(TRAINING.learn(AS_OF, shuffled.stream())).isEqualTo(TRAINING.learn(AS_OF, bookings.stream()));
    }

    @Test
    void everyBookingOfAnItemIsCountedEvenByTheSameUser() {
        var bookings = List.of(booking("a", Duration.ofDays(1)), booking("a", Duration.ofDays(1)));
        assertThat(TRAINING.learn(AS_OF, bookings.stream()).items())
                .containsExactly(new ItemPopularity(new ItemId("a"), 2, 2, 2));
    }

    private static Interaction booking(String item, Duration age) {
        return new Interaction(new UserId(1), new ItemId(item), AS_OF.minus(age));
    }
}
