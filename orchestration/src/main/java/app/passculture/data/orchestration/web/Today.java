package app.passculture.data.orchestration.web;

import app.passculture.data.orchestration.pipeline.schedule.Slot;
import app.passculture.data.orchestration.pipeline.schedule.Timetable;
import app.passculture.data.orchestration.scheduler.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the page of today together. */
final class Today {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration UNKNOWN = Duration.ofMinutes(2);
    private static final int SLOTS = 400;

    private final TodayRows rows;
    private final Catalogue catalogue;

    Today(TodayRows rows, Catalogue catalogue) {
        this.rows = rows;
        this.catalogue = catalogue;
    }

    TodayPage at(Instant now) {
        List<TodayRows.Standing> standings = rows.standings();
        List<TodayRows.Standing> failing =
                standings.stream().filter(TodayRows.Standing::isFailing).toList();
        return new TodayPage(
                new TodayPage.Counts(standings.size(), standings.size() - failing.size()),
                failing.stream().map(this::failure).toList(),
                rows.underWay().stream()
                        .map(run -> new TodayPage.RunRow(run.pipeline(), run.run(), run.state(), run.startedAt()))
                        .toList(),
                rows.held(LONG).stream()
                        .map(task -> new TodayPage.Waiting(
                                task.pipeline(), task.run(), task.task(), task.gate(), task.since()))
                        .toList(),
                timeline(standings, now),
                rows.nodes().stream()
                        .map(node -> new TodayPage.Node(node.name(), node.alive(), node.load(), node.leaseUntil()))
                        .toList(),
                rows.pools().stream()
                        .map(pool -> new TodayPage.Pool(pool.name(), pool.slots(), pool.used()))
                        .toList());
    }

    private TodayPage.Failure failure(TodayRows.Standing standing) {
        TodayRows.Lately run = java.util.Objects.requireNonNull(standing.last());
        Optional<TodayRows.Failing> first = rows.failing(run.id()).stream().findFirst();
        return new TodayPage.Failure(
                standing.pipeline(),
                run.run(),
                standing.owner(),
                run.endedAt(),
                first.map(TodayRows.Failing::task).orElse(null),
                first.map(TodayRows.Failing::reason).orElse(""));
    }

    private Timeline timeline(List<TodayRows.Standing> standings, Instant now) {
        Instant from = now.minus(Timeline.SIDE);
        Map<String, List<TodayRows.Lately>> past = rows.since(from);
        Map<String, Duration> usual = rows.usualDurations();
        List<Timeline.Lane> lanes = standings.stream()
                .map(standing -> new Timeline.Lane(
                        standing.pipeline(),
                        Stream.concat(
                                        past.getOrDefault(standing.pipeline(), List.of()).stream()
                                                .map(run -> bar(run, from, now)),
                                        coming(standing, now).stream()
                                                .map(at -> hollow(
                                                        at, from, usual.getOrDefault(standing.pipeline(), UNKNOWN))))
                                .toList()))
                .filter(lane -> !lane.bars().isEmpty())
                .toList();
        return new Timeline(from, lanes, ticks(from));
    }

    private static Timeline.Bar bar(TodayRows.Lately run, Instant from, Instant now) {
        Instant start = run.startedAt() == null ? run.runAfter() : run.startedAt();
        Instant end = run.endedAt() == null ? now : run.endedAt();
        double x = Math.clamp(Timeline.minutes(from, start), 0, Timeline.WIDTH);
        double width = Math.max(3, Timeline.minutes(start, end));
        return new Timeline.Bar(run.run(), run.state(), x, width, start);
    }

    private static Timeline.Bar hollow(Instant at, Instant from, Duration usual) {
        return new Timeline.Bar(null, "none", Timeline.minutes(from, at), Math.max(3, usual.toMillis() / 60_000.0), at);
    }

    /** When a pipeline is due in the next hours, if it is not paused. */
    private List<Instant> coming(TodayRows.Standing standing, Instant now) {
        List<Instant> coming = new ArrayList<>();
        if (standing.paused() || standing.next() == null) {
            return coming;
        }
        Instant until = now.plus(Timeline.SIDE);
        Timetable timetable = catalogue
                .find(standing.pipeline())
                .map(entry -> entry.pipeline().spec().timetable())
                .orElseGet(Timetable::never);
        Optional<Slot> slot = timetable.next(null, now);
        while (slot.isPresent() && slot.get().runAfter().isBefore(until) && coming.size() < SLOTS) {
            coming.add(slot.get().runAfter());
            slot = timetable.next(slot.get(), slot.get().runAfter());
        }
        coming.removeIf(at -> at.isBefore(now));
        return coming;
    }

    private static List<Timeline.Tick> ticks(Instant from) {
        List<Timeline.Tick> ticks = new ArrayList<>();
        Instant at = from.truncatedTo(java.time.temporal.ChronoUnit.HOURS).plus(Duration.ofHours(1));
        for (int hour = 0; hour < 24; hour += 3) {
            Instant tick = at.plus(Duration.ofHours(hour));
            ticks.add(new Timeline.Tick(Timeline.minutes(from, tick), tick));
        }
        return ticks;
    }
}
