package app.passculture.data.orchestration.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Schedule DAILY = crons("0 3 * * *");
    private static final Instant START = Instant.parse("2021-02-02T00:00:00Z");

    @Test
    void firstRunComesAtTheEndOfTheFirstInterval() {
        Timetable timetable = new Timetable(DAILY, START, CatchUp.LATEST);
        assertThat(next(timetable, null, "2021-01-15T00:00:00Z"))
                .isEqualTo(slot("2021-02-02T03:00:00Z", "2021-02-03T03:00:00Z"));
    }

    @Test
    void logicalDateIsTheStartOfTheInterval() {
        assertThat(slot("2021-03-09T03:00:00Z", "2021-03-10T03:00:00Z").logicalDate())
                .isEqualTo("2021-03-09T03:00:00Z");
    }

    @Test
    void withoutCatchUpOnlyTheLatestMissedSlotRuns() {
        Timetable timetable = new Timetable(DAILY, START, CatchUp.LATEST);
        Slot latest = slot("2021-02-09T03:00:00Z", "2021-02-10T03:00:00Z");
        assertThat(next(timetable, null, "2021-02-10T12:00:00Z")).isEqualTo(latest);
        assertThat(next(timetable, latest, "2021-02-10T12:00:00Z"))
                .isEqualTo(slot("2021-02-10T03:00:00Z", "2021-02-11T03:00:00Z"));
    }

    @Test
    void withCatchUpEverySlotRunsOldestFirst() {
        Timetable timetable = new Timetable(DAILY, START, CatchUp.ALL);
        Slot first = slot("2021-02-02T03:00:00Z", "2021-02-03T03:00:00Z");
        assertThat(next(timetable, null, "2021-02-10T12:00:00Z")).isEqualTo(first);
        assertThat(next(timetable, first, "2021-02-10T12:00:00Z"))
                .isEqualTo(slot("2021-02-03T03:00:00Z", "2021-02-04T03:00:00Z"));
    }

    @Test
    void withoutStartDateNothingHasBeenMissed() {
        Timetable timetable = new Timetable(DAILY, null, CatchUp.LATEST);
        assertThat(next(timetable, null, "2021-02-10T12:00:00Z"))
                .isEqualTo(slot("2021-02-10T03:00:00Z", "2021-02-11T03:00:00Z"));
    }

    @Test
    void slotDueThisVeryMomentIsNotSkipped() {
        Timetable timetable = new Timetable(DAILY, null, CatchUp.LATEST);
        Slot first = slot("2021-02-09T03:00:00Z", "2021-02-10T03:00:00Z");
        assertThat(next(timetable, first, "2021-02-11T03:00:00Z"))
                .isEqualTo(slot("2021-02-10T03:00:00Z", "2021-02-11T03:00:00Z"));
    }

    @Test
    void onceRunsOnce() {
        Timetable timetable = new Timetable(new Schedule.Once(START), START, CatchUp.LATEST);
        Slot only = new Slot(new DataInterval(START, START), START);
        assertThat(next(timetable, null, "2021-01-01T00:00:00Z")).isEqualTo(only);
        assertThat(next(timetable, null, "2021-06-01T00:00:00Z")).isEqualTo(only);
        assertThat(timetable.next(only, Instant.parse("2021-06-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void neverHasNoSlot() {
        assertThat(Timetable.never().next(null, START)).isEmpty();
        assertThat(Timetable.never().latestInterval(START)).isEqualTo(new DataInterval(START, START));
    }

    @Test
    void periodsAreCountedFromTheirAnchor() {
        Schedule every = new Schedule.Every(Duration.ofMinutes(90), START);
        assertThat(every.next(Instant.parse("2021-02-02T01:29:59Z"))).contains(Instant.parse("2021-02-02T01:30:00Z"));
        assertThat(every.next(Instant.parse("2021-02-02T01:30:00Z"))).contains(Instant.parse("2021-02-02T03:00:00Z"));
        assertThat(every.previous(Instant.parse("2021-02-02T00:00:00Z")))
                .contains(Instant.parse("2021-02-01T22:30:00Z"));
        assertThat(every.previous(Instant.parse("2021-02-02T00:00:01Z"))).contains(START);
    }

    @Test
    void severalExpressionsAreMerged() {
        Schedule schedule = crons("0 3 * * *", "0 15 * * 1-5", "0 3 * * 1");
        assertThat(schedule.next(Instant.parse("2026-11-20T03:00:00Z")))
                .contains(Instant.parse("2026-11-20T15:00:00Z"));
        assertThat(schedule.next(Instant.parse("2026-11-20T15:00:00Z")))
                .contains(Instant.parse("2026-11-21T03:00:00Z"));
        assertThat(schedule.previous(Instant.parse("2026-11-23T15:00:00Z")))
                .contains(Instant.parse("2026-11-23T03:00:00Z"));
    }

    @Test
    void manualRunHandlesTheLatestCompleteInterval() {
        Timetable timetable = new Timetable(DAILY, START, CatchUp.LATEST);
        assertThat(timetable.latestInterval(Instant.parse("2021-03-10T12:00:00Z")))
                .isEqualTo(slot("2021-03-09T03:00:00Z", "2021-03-10T03:00:00Z").interval());
    }

    @Test
    void catchingUpNeedsAStartDate() {
        assertThatThrownBy(() -> new Timetable(DAILY, null, CatchUp.ALL)).hasMessage("catching up needs a start date");
    }

    @Test
    void tooShortPeriodIsRefused() {
        assertThatThrownBy(() -> new Schedule.Every(Duration.ZERO, START))
                .hasMessage("period PT0S is shorter than a second");
    }

    private static Slot next(Timetable timetable, @Nullable Slot last, String now) {
        Optional<Slot> next = timetable.next(last, Instant.parse(now));
        return next.orElseThrow();
    }

    private static Slot slot(String start, String end) {
        return Slot.of(Instant.parse(start), Instant.parse(end));
    }

    private static Schedule crons(String... expressions) {
        return new Schedule.Crons(List.of(expressions).stream().map(Cron::parse).toList(), ZoneId.of("UTC"));
    }
}
