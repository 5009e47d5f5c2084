package app.passculture.data.orchestration.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

    @Test
    void skippedLocalTimeRunsOnceAtTheShift() {
        assertThat(times("30 2 * * *", "Europe/Paris", "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void repeatedLocalTimeRunsOnce() {
        assertThat(times("30 2 * * *", "Europe/Paris", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void allTimesOfASkippedDayRunOnceAtTheShift() {
        assertThat(times("0 */6 * * *", "Pacific/Apia", "2011-12-30T09:00:00Z", 2))
                .containsExactly("2011-12-30T10:00:00Z", "2011-12-30T16:00:00Z");
    }

    @Test
    void restrictedDayOfMonthAndDayOfWeekAreAlternatives() {
        assertThat(times("0 0 13 * 5", "UTC", "2026-11-01T00:00:00Z", 5))
                .containsExactly(
                        "2026-11-06T00:00:00Z",
                        "2026-11-13T00:00:00Z",
                        "2026-11-20T00:00:00Z",
                        "2026-11-27T00:00:00Z",
                        "2026-12-04T00:00:00Z");
    }

    @Test
    void lastDayOfTheMonthKnowsLeapYears() {
        assertThat(times("0 0 L 2 *", "UTC", "2027-01-01T00:00:00Z", 2))
                .containsExactly("2027-02-28T00:00:00Z", "2028-02-29T00:00:00Z");
    }

    @Test
    void leapDaySkipsTheCentury() {
        assertThat(times("0 0 29 2 *", "UTC", "2096-03-01T00:00:00Z", 1)).containsExactly("2104-02-29T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "@hourly, 2026-11-22T10:00:00Z",
        "@daily, 2026-11-23T00:00:00Z",
        "@weekly, 2026-11-29T00:00:00Z",
        "@monthly, 2026-12-01T00:00:00Z",
        "@quarterly, 2027-01-01T00:00:00Z",
        "@Yearly, 2027-01-01T00:00:00Z"
    })
    void namesStandForExpressions(String name, String expected) {
        assertThat(times(name, "UTC", "2026-11-22T09:30:00Z", 1)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "61 * * * *; cron '61 * * * *': minute 61 is not in 0-59",
                "0 24 * * *; cron '0 24 * * *': hour 24 is not in 0-23",
                "0 0 0 * *; cron '0 0 0 * *': day-of-month 0 is not in 1-31",
                "0 0 * FOO *; cron '0 0 * FOO *': month 'FOO' is not a value, a range, a step or a list of them",
                "0 0 * * 8; cron '0 0 * * 8': day-of-week 8 is not in 0-7",
                "10-5 * * * *; cron '10-5 * * * *': minute range '10-5' runs backwards",
                "*/0 * * * *; cron '*/0 * * * *': minute 0 is not in 1-59",
                "0 0 1,,2 * *; cron '0 0 1,,2 * *': day-of-month '' is not a value, a range, a step or a list of them",
                "0 0 30 2 *; cron '0 0 30 2 *': no such day ever comes",
                "0 0 * *; cron '0 0 * *' has 4 fields instead of 5",
                "@once; cron '@once' has 1 fields instead of 5"
            })
    void mistakesAreNamedWithTheirValue(String expression, String message) {
        assertThatThrownBy(() -> Cron.parse(expression))
                .isInstanceOf(ScheduleException.class)
                .hasMessage(message);
    }

    @Property(tries = 5_000)
    void nextAndPreviousAreInverse(
            @ForAll @IntRange(max = 59) int minute,
            @ForAll @IntRange(max = 23) int hour,
            @ForAll @IntRange(min = 1, max = 28) int date,
            @ForAll @IntRange(max = 7) int weekday,
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        var zone = ZoneId.of("Europe/Paris").getRules();
        Cron cron = Cron.parse(minute + " " + hour + " " + date + " * " + weekday);
        Instant next = cron.next(Instant.ofEpochSecond(second), zone);
        assertThat(cron.previous(cron.next(next, zone), zone)).isEqualTo(next);
        assertThat(cron.next(cron.previous(next, zone), zone)).isEqualTo(next);
        assertThat(cron.previous(next, zone)).isBeforeOrEqualTo(Instant.ofEpochSecond(second));
    }

    @Test
    void aMillionEvaluationsTakeLittleTime() {
        var zone = ZoneId.of("Europe/Paris").getRules();
        Cron cron = Cron.parse("30 2 * * 1-5");
        Instant time = Instant.EPOCH;
        long start = System.nanoTime();
        for (int i = 0; i < 1_000_000; i++) {
            time = cron.next(i % 10_000 == 0 ? Instant.EPOCH.plusSeconds(i) : time, zone);
        }
        Duration spent = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("cron: a million evaluations in " + spent.toMillis() + " ms, the last " + time);
        assertThat(spent).isLessThan(Duration.ofSeconds(5));
    }

    private static List<String> times(String expression, String zone, String after, int count) {
        Cron cron = Cron.parse(expression);
        var rules = ZoneId.of(zone).getRules();
        return Stream.iterate(cron.next(Instant.parse(after), rules), time -> cron.next(time, rules))
                .limit(count)
                .map(Instant::toString)
                .toList();
    }
}
