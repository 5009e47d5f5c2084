package app.passculture.data.orchestration.web.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the tasks of a run over time. */
final class GanttMaker {

    private final Map<Integer, List<AttemptRow>> attempts = new HashMap<>();
    private final Instant from;
    private final Instant to;

    GanttMaker(RunHead run, List<AttemptRow> attempts, Instant now) {
        attempts.forEach(attempt -> this.attempts
                .computeIfAbsent(attempt.ix(), _ -> new ArrayList<>())
                .add(attempt));
        this.from = run.times().started() == null
                ? run.times().queued()
                : run.times().started();
        Instant end = run.times().ended() == null ? now : run.times().ended();
        this.to = end.isAfter(from) ? end : from.plusMillis(1);
    }

    /** What the run before did, moved so that both begin together. */
    record Before(RunHead run, List<TaskRow> tasks) {}

    /** By when they began, those that have not begun last. */
    static List<TaskRow> inOrder(List<TaskRow> tasks) {
        return tasks.stream()
                .sorted(Comparator.comparing(GanttMaker::begin).thenComparingInt(TaskRow::ix))
                .toList();
    }

    Gantt draw(List<TaskRow> tasks, Set<String> critical, @Nullable Before before) {
        Map<String, TaskRow> earlier = new HashMap<>();
        if (before != null) {
            before.tasks().forEach(task -> earlier.put(task.task(), task));
        }
        List<Gantt.Row> rows = tasks.stream()
                .map(task -> new Gantt.Row(
                        task, critical.contains(task.task()), bars(task), ghosts(earlier.get(task.task()), before)))
                .toList();
        return new Gantt(from, to, rows, Gantt.ticks(from, to));
    }

    private static Instant begin(TaskRow task) {
        Instant ready = task.times().ready();
        Instant started = task.times().started();
        return ready != null ? ready : started != null ? started : Instant.MAX;
    }

    private List<Gantt.Bar> bars(TaskRow task) {
        List<Gantt.Bar> bars = new ArrayList<>();
        Instant last = task.times().ready();
        for (AttemptRow attempt : attempts.getOrDefault(task.ix(), List.of())) {
            last = add(bars, last, attempt.started(), attempt.ended(), attempt.state());
        }
        if (task.isLive()) {
            add(bars, task.times().queued(), task.times().started(), to, task.state());
        } else if (last != null && task.times().ended() == null) {
            bars.add(bar("waiting", last, to));
        }
        return bars;
    }

    /** What was waited for and the attempt itself; answers its end. */
    private @Nullable Instant add(
            List<Gantt.Bar> bars,
            @Nullable Instant waitsFrom,
            @Nullable Instant started,
            @Nullable Instant ended,
            String state) {
        Instant begun = started == null ? ended : started;
        if (waitsFrom != null && begun != null && begun.isAfter(waitsFrom)) {
            bars.add(bar("waiting", waitsFrom, begun));
        }
        if (started != null && ended != null) {
            bars.add(bar(state, started, ended));
        }
        return ended;
    }

    private Gantt.Bar bar(String state, Instant begin, Instant end) {
        int x = place(begin);
        return new Gantt.Bar(state, x, Math.max(2, place(end) - x), Spans.text(Spans.between(begin, end)));
    }

    private int place(Instant moment) {
        double share = (double) Duration.between(from, moment).toMillis()
                / Math.max(1, Duration.between(from, to).toMillis());
        return (int) Math.round(Gantt.WIDTH * Math.clamp(share, 0, 1));
    }

    private List<Gantt.Bar> ghosts(@Nullable TaskRow task, @Nullable Before before) {
        if (task == null || before == null || before.run().times().started() == null) {
            return List.of();
        }
        Instant started = task.times().started();
        Instant ended = task.times().ended();
        if (started == null || ended == null) {
            return List.of();
        }
        Duration moved = Duration.between(before.run().times().started(), from);
        return List.of(bar(task.state(), started.plus(moved), ended.plus(moved)));
    }
}
