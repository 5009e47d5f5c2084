package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.run.TaskState;
import app.passculture.data.orchestration.scheduler.Affected;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.scheduler.ControlException;
import app.passculture.data.orchestration.web.Screens;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Orders about runs and tasks: a page that says what one would touch, and the order itself at the same address. */
@Controller
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class OrderPages {

    private static final Set<TaskState> MARKS = Set.of(TaskState.SUCCESS, TaskState.FAILED, TaskState.SKIPPED);

    private final Screens screens;
    private final Control control;
    private final RunReads runs;
    private final TaskReads tasks;
    private final WholeRun whole;

    OrderPages(Screens screens, Control control, JdbcClient sql) {
        this.screens = screens;
        this.control = control;
        this.runs = new RunReads(sql);
        this.tasks = new TaskReads(sql);
        this.whole = new WholeRun(tasks);
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/tasks/{task}/clear")
    View planClear(@PathVariable String pipeline, @PathVariable String run, @PathVariable String task, Wish.Form form) {
        tasks.one(runs.head(pipeline, run), task);
        Wish wish = form.wish();
        return show(
                new Plan("clear", pipeline, run, task, List.of(), wish.clearReaches()),
                () -> control.planClear(pipeline, run, wish.clear(task)));
    }

    @PostMapping("/pipelines/{pipeline}/runs/{run}/tasks/{task}/clear")
    ResponseEntity<Void> clear(
            @PathVariable String pipeline,
            @PathVariable String run,
            @PathVariable String task,
            Wish.Form form,
            @AuthenticationPrincipal Person person) {
        control.clear(pipeline, run, form.wish().clear(task), person.onPages());
        return done(Place.task(pipeline, run, task), "clear");
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/tasks/{task}/mark")
    View planMark(
            @PathVariable String pipeline,
            @PathVariable String run,
            @PathVariable String task,
            @RequestParam String as,
            Wish.Form form) {
        tasks.one(runs.head(pipeline, run), task);
        TaskState end = end(as);
        Wish wish = form.wish();
        return show(
                new Plan(as, pipeline, run, task, List.of(new OrderPage.Given("as", as)), wish.reaches()),
                () -> control.planMark(pipeline, run, Set.of(task), wish.around(), end));
    }

    @PostMapping("/pipelines/{pipeline}/runs/{run}/tasks/{task}/mark")
    ResponseEntity<Void> mark(
            @PathVariable String pipeline,
            @PathVariable String run,
            @PathVariable String task,
            Wish.Form form,
            @AuthenticationPrincipal Person person) {
        control.markTasks(pipeline, run, Set.of(task), form.wish().around(), end(form.as()), person.onPages());
        return done(Place.task(pipeline, run, task), form.as());
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/clear")
    View planClearRun(@PathVariable String pipeline, @PathVariable String run, Wish.Form form) {
        runs.head(pipeline, run);
        Wish wish = form.wish();
        return show(
                new Plan(
                        "clear",
                        pipeline,
                        run,
                        "",
                        List.of(),
                        List.of(new OrderPage.Reach("failedOnly", wish.failedOnly()))),
                () -> control.planClear(pipeline, run, wish.clear("")));
    }

    @PostMapping("/pipelines/{pipeline}/runs/{run}/clear")
    ResponseEntity<Void> clearRun(
            @PathVariable String pipeline,
            @PathVariable String run,
            Wish.Form form,
            @AuthenticationPrincipal Person person) {
        control.clear(pipeline, run, form.wish().clear(""), person.onPages());
        return done(Place.run(pipeline, run), "clear");
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/cancel")
    View planCancel(@PathVariable String pipeline, @PathVariable String run) {
        RunHead head = runs.head(pipeline, run);
        return show(new Plan("cancel", pipeline, run, "", List.of(), List.of()), () -> whole.cancelled(head));
    }

    @PostMapping("/pipelines/{pipeline}/runs/{run}/cancel")
    ResponseEntity<Void> cancel(
            @PathVariable String pipeline, @PathVariable String run, @AuthenticationPrincipal Person person) {
        control.cancel(pipeline, run, person.onPages());
        return done(Place.run(pipeline, run), "cancel");
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/finish")
    View planFinish(@PathVariable String pipeline, @PathVariable String run) {
        RunHead head = runs.head(pipeline, run);
        return show(new Plan("finish", pipeline, run, "", List.of(), List.of()), () -> whole.finished(head));
    }

    @PostMapping("/pipelines/{pipeline}/runs/{run}/finish")
    ResponseEntity<Void> finish(
            @PathVariable String pipeline, @PathVariable String run, @AuthenticationPrincipal Person person) {
        control.markRunSucceeded(pipeline, run, person.onPages());
        return done(Place.run(pipeline, run), "finish");
    }

    @PostMapping("/pipelines/{pipeline}/runs/{run}/note")
    ResponseEntity<Void> noteRun(
            @PathVariable String pipeline,
            @PathVariable String run,
            @RequestParam String note,
            @AuthenticationPrincipal Person person) {
        control.note(pipeline, run, note.isBlank() ? null : note.strip(), person.onPages());
        return done(Place.run(pipeline, run), "note");
    }

    @PostMapping("/pipelines/{pipeline}/runs/{run}/tasks/{task}/note")
    ResponseEntity<Void> noteTask(
            @PathVariable String pipeline,
            @PathVariable String run,
            @PathVariable String task,
            @RequestParam String note,
            @AuthenticationPrincipal Person person) {
        control.note(pipeline, run, task, note.isBlank() ? null : note.strip(), person.onPages());
        return done(Place.task(pipeline, run, task), "note");
    }

    private record Plan(
            String kind,
            String pipeline,
            String run,
            String task,
            List<OrderPage.Given> given,
            List<OrderPage.Reach> reaches) {

        String back() {
            return task.isEmpty() ? Place.run(pipeline, run) : Place.task(pipeline, run, task);
        }

        String address() {
            return back() + "/" + (!given.isEmpty() ? "mark" : kind);
        }
    }

    private View show(Plan plan, Supplier<List<Affected>> dryRun) {
        List<Affected> affected = List.of();
        Optional<Message> refusal = Optional.empty();
        try {
            affected = dryRun.get();
        } catch (ControlException refused) {
            refusal = Optional.of(Message.of("order.refused", String.valueOf(refused.getMessage())));
        }
        return screens.show(
                "pipeline/order",
                new OrderPage(
                        plan.kind(),
                        new OrderPage.Subject(plan.pipeline(), plan.run(), plan.task(), Optional.empty()),
                        plan.address(),
                        plan.back(),
                        plan.given(),
                        plan.reaches(),
                        new OrderPage.Touched(affected, refusal, List.of())));
    }

    static TaskState end(@Nullable String as) {
        for (TaskState state : MARKS) {
            if (state.name().toLowerCase(Locale.ROOT).equals(as)) {
                return state;
            }
        }
        throw new Missing("the mark " + as);
    }

    private static ResponseEntity<Void> done(String address, @Nullable String order) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address + "?done=" + order))
                .build();
    }
}
