package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.web.Screens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of a run, tab by tab. */
@Controller
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class RunPages {

    private final Screens screens;
    private final RunReads runs;
    private final TaskReads tasks;
    private final EventReads events;
    private final Versions versions;
    private final Clock clock;

    RunPages(Screens screens, Versions versions, JdbcClient sql, Clock clock) {
        this.screens = screens;
        this.runs = new RunReads(sql);
        this.tasks = new TaskReads(sql);
        this.events = new EventReads(sql);
        this.versions = versions;
        this.clock = clock;
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}")
    View gantt(
            @PathVariable String pipeline,
            @PathVariable String run,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "") String done) {
        RunHead head = runs.head(pipeline, run);
        GanttMaker maker = new GanttMaker(head, tasks.attempts(head.id()), clock.instant());
        List<TaskRow> rows = tasks.all(head.id());
        int first = Math.clamp(from, 0, Math.max(0, rows.size() - 1));
        List<TaskRow> shown = GanttMaker.inOrder(rows).stream()
                .skip(first)
                .limit(RunPage.Times.AT_ONCE)
                .toList();
        GanttMaker.Before before = runs.previous(head)
                .map(earlier -> new GanttMaker.Before(earlier, tasks.some(earlier.id(), shown)))
                .orElse(null);
        Gantt gantt = maker.draw(shown, CriticalPath.of(versions.spec(head.version()), rows, clock.instant()), before);
        return show(head, rows, new RunPage.Times(gantt, first, rows.size()), done);
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/tasks")
    View tasks(
            @PathVariable String pipeline,
            @PathVariable String run,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String search) {
        RunHead head = runs.head(pipeline, run);
        List<TaskRow> rows = tasks.all(head.id());
        Map<String, Long> counts =
                new TreeMap<>(rows.stream().collect(Collectors.groupingBy(TaskRow::state, Collectors.counting())));
        String wanted = search.toLowerCase(Locale.ROOT);
        List<TaskRow> shown = rows.stream()
                .filter(task -> state.isEmpty() || task.state().equals(state))
                .filter(task -> task.task().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return show(head, rows, new RunPage.Tasks(shown, state, search, counts), "");
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/log")
    View log(@PathVariable String pipeline, @PathVariable String run, @RequestParam(defaultValue = "") String task) {
        RunHead head = runs.head(pipeline, run);
        List<TaskRow> rows = tasks.all(head.id());
        List<TaskRow> spoken =
                rows.stream().filter(row -> row.tries().made() > 0).toList();
        return show(head, rows, new RunPage.Logs(spoken, task), "");
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/outputs")
    View outputs(@PathVariable String pipeline, @PathVariable String run) {
        RunHead head = runs.head(pipeline, run);
        return show(head, tasks.all(head.id()), new RunPage.Outputs(tasks.outputs(head.id(), Optional.empty())), "");
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/events")
    View events(@PathVariable String pipeline, @PathVariable String run) {
        RunHead head = runs.head(pipeline, run);
        return show(head, tasks.all(head.id()), new RunPage.Events(events.of(head)), "");
    }

    private View show(RunHead head, List<TaskRow> rows, RunPage.Tab tab, String done) {
        Optional<Usual> usual = runs.usual(head.pipeline());
        return screens.show(
                "run/page",
                new RunPage(
                        head,
                        story(head, rows, usual),
                        tab,
                        usual,
                        new RunPage.Neighbours(runs.previous(head), runs.next(head)),
                        Done.message(done)));
    }

    private RunPage.Story story(RunHead run, List<TaskRow> tasks, Optional<Usual> usual) {
        Instant now = clock.instant();
        String took = Spans.text(run.took(now));
        return switch (run.state()) {
            case "success" ->
                new RunPage.Story(Message.of("run.say.success", took, run.total()), Optional.empty(), Optional.empty());
            case "failed" -> failed(run, tasks, took);
            case "queued" ->
                new RunPage.Story(
                        Message.of("run.say.queued"), Optional.of(Message.of("run.advice.queued")), Optional.empty());
            default -> running(run, tasks, took, usual);
        };
    }

    private static RunPage.Story failed(RunHead run, List<TaskRow> tasks, String took) {
        Optional<TaskRow> first = tasks.stream()
                .filter(task -> task.state().equals("failed"))
                .min(java.util.Comparator.comparing(task -> task.times().ended() == null
                        ? Instant.MAX
                        : task.times().ended()));
        Message sentence = first.filter(_ -> run.halt().equals("none"))
                .map(task -> Message.of(
                        "run.say.failed",
                        task.task(),
                        task.fault() == null ? "–" : task.fault().firstLine(),
                        took))
                .orElseGet(() -> Message.of("run.say.halted." + run.halt(), took));
        return new RunPage.Story(
                sentence, first.map(task -> Message.of("run.advice.failed", task.task())), Optional.empty());
    }

    private static RunPage.Story running(RunHead run, List<TaskRow> tasks, String took, Optional<Usual> usual) {
        String now = tasks.stream()
                .filter(TaskRow::isLive)
                .map(TaskRow::task)
                .limit(3)
                .collect(Collectors.joining(", "));
        Message sentence = now.isEmpty()
                ? Message.of("run.say.idle", took, run.ended(), run.total())
                : Message.of("run.say.running", took, run.ended(), run.total(), now);
        Optional<Message> advice =
                run.bad() > 0 ? Optional.of(Message.of("run.advice.bad", run.bad())) : Optional.empty();
        return new RunPage.Story(sentence, advice, usual.flatMap(each -> end(run, each.middle())));
    }

    private static Optional<Instant> end(RunHead run, Duration usual) {
        return Optional.ofNullable(run.times().started()).map(started -> started.plus(usual));
    }
}
