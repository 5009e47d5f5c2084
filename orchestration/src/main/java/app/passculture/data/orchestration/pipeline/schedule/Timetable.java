package app.passculture.data.orchestration.pipeline.schedule;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a schedule into slots: from a start date on, with or without the ones that were missed. */
public record Timetable(Schedule schedule, @Nullable Instant start, CatchUp catchUp) {

    public Timetable {
        if (catchUp == CatchUp.ALL && start == null && !(schedule instanceof Schedule.Never)) {
            throw new ScheduleException("catching up needs a start date");
        }
    }

    public static Timetable never() {
        return new Timetable(new Schedule.Never(), null, CatchUp.LATEST);
    }

    /** The slot to run after the last one that did; it is due when its time is not after now. */
    public Optional<Slot> next(@Nullable Slot last, Instant now) {
        Optional<Slot> following = following(last, now);
        return catchUp == CatchUp.ALL
                ? following
                : latestDue(now)
                        .filter(slot -> !isFresh(last))
                        .filter(slot -> last == null || slot.runAfter().isAfter(last.runAfter()))
                        .or(() -> following);
    }

    /** The interval a run outside the timetable handles: the last complete one. */
    public DataInterval latestInterval(Instant now) {
        return slotEnding(schedule.previous(now.plusNanos(1)))
                .map(Slot::interval)
                .orElseGet(() -> new DataInterval(now, now));
    }

    /** Without a start date a new pipeline has missed nothing. */
    private boolean isFresh(@Nullable Slot last) {
        return last == null && start == null;
    }

    private Optional<Slot> following(@Nullable Slot last, Instant now) {
        if (last == null) {
            return start == null ? slotEnding(schedule.next(now)) : first(start);
        }
        return schedule.next(last.runAfter())
                .map(end -> Slot.of(last.runAfter(), end))
                .filter(slot -> hasStarted(slot.logicalDate()))
                .or(() -> start == null ? Optional.empty() : first(start))
                .filter(slot -> slot.runAfter().isAfter(last.runAfter()));
    }

    private Optional<Slot> first(Instant start) {
        return schedule instanceof Schedule.Once(Instant at)
                ? Optional.of(Slot.of(at, at))
                : schedule.next(start.minusNanos(1))
                        .flatMap(begin -> schedule.next(begin).map(end -> Slot.of(begin, end)));
    }

    private Optional<Slot> latestDue(Instant now) {
        return slotEnding(schedule.previous(now.plusNanos(1))).filter(slot -> hasStarted(slot.logicalDate()));
    }

    private Optional<Slot> slotEnding(Optional<Instant> end) {
        return end.map(time -> Slot.of(schedule.previous(time).orElse(time), time));
    }

    private boolean hasStarted(Instant time) {
        return start == null || !time.isBefore(start);
    }
}
