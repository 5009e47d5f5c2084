package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.run.TaskState;
import app.passculture.data.orchestration.scheduler.Affected;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.scheduler.ControlException;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.SeeOther;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Orders about some tasks in some runs of a pipeline, chosen in its grid. */
@Controller
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class SelectionPages {

    private final Screens screens;
    private final Control control;
    private final RunReads runs;
    private final PipelineReads pipelines;
    private final Versions versions;

    SelectionPages(Screens screens, Control control, Versions versions, JdbcClient sql) {
        this.screens = screens;
        this.control = control;
        this.runs = new RunReads(sql);
        this.pipelines = new PipelineReads(sql);
        this.versions = versions;
    }

    /** The chosen tasks of each run that has some of them. */
    private record Chosen(RunHead run, Set<String> tasks) {}

    @GetMapping("/pipelines/{pipeline}/tasks/clear")
    View planClear(@PathVariable String pipeline, Selection selection) {
        return plan(pipeline, "clear", selection, (run, wish) -> control.planClear(pipeline, run, wish.clear("")));
    }

    @PostMapping("/pipelines/{pipeline}/tasks/clear")
    View clear(@PathVariable String pipeline, Selection selection, @AuthenticationPrincipal Person person) {
        return order(
                pipeline,
                "clear",
                selection,
                (run, wish) -> control.clear(pipeline, run, wish.clear(""), person.onPages()));
    }

    @GetMapping("/pipelines/{pipeline}/tasks/mark")
    View planMark(@PathVariable String pipeline, Selection selection) {
        TaskState end = OrderPages.end(selection.as());
        return plan(
                pipeline,
                String.valueOf(selection.as()),
                selection,
                (run, wish) -> control.planMark(pipeline, run, wish.tasks(), wish.around(), end));
    }

    @PostMapping("/pipelines/{pipeline}/tasks/mark")
    View mark(@PathVariable String pipeline, Selection selection, @AuthenticationPrincipal Person person) {
        TaskState end = OrderPages.end(selection.as());
        return order(
                pipeline,
                String.valueOf(selection.as()),
                selection,
                (run, wish) -> control.markTasks(pipeline, run, wish.tasks(), wish.around(), end, person.onPages()));
    }

    private List<Chosen> chosen(String pipeline, Selection selection) {
        if (selection.runs().size() > Selection.MOST_RUNS) {
            throw new ControlException.Conflict("at most " + Selection.MOST_RUNS + " runs at once, not "
                    + selection.runs().size());
        }
        Set<String> tasks = selection.tasks(spec(pipeline, selection.version()));
        List<Chosen> chosen = new ArrayList<>();
        for (String run : selection.runs()) {
            RunHead head = runs.head(pipeline, run);
            Set<String> there = Selection.among(tasks, versions.spec(head.version()));
            // No task would mean all of them.
            if (!there.isEmpty()) {
                chosen.add(new Chosen(head, there));
            }
        }
        return chosen;
    }

    private PipelineSpec spec(String pipeline, @org.jspecify.annotations.Nullable Integer number) {
        UUID version = pipelines
                .version(pipeline, number == null ? -1 : number)
                .orElseThrow(() -> new Missing("version " + number + " of " + pipeline));
        return versions.spec(version);
    }

    private View plan(
            String pipeline, String kind, Selection selection, BiFunction<String, Wish, List<Affected>> dryRun) {
        pipelines.head(pipeline);
        List<Affected> affected = new ArrayList<>();
        Optional<Message> refusal = Optional.empty();
        try {
            for (Chosen each : chosen(pipeline, selection)) {
                affected.addAll(dryRun.apply(each.run().run(), selection.wish(each.tasks())));
            }
        } catch (ControlException refused) {
            refusal = Optional.of(Message.of("order.refused", String.valueOf(refused.getMessage())));
        }
        return page(pipeline, kind, selection, affected, refusal, HttpStatus.OK);
    }

    /** Each run is a transaction of its own: those that refuse are told, the others are done. */
    private View order(
            String pipeline, String kind, Selection selection, BiFunction<String, Wish, List<Affected>> order) {
        List<String> refusals = new ArrayList<>();
        int done = 0;
        for (Chosen each : chosen(pipeline, selection)) {
            try {
                done += order.apply(each.run().run(), selection.wish(each.tasks()))
                        .size();
            } catch (ControlException refused) {
                refusals.add(each.run().run() + ": " + refused.getMessage());
            }
        }
        if (!refusals.isEmpty()) {
            Message refusal = Message.of("order.partly", done, String.join("; ", refusals));
            return page(pipeline, kind, selection, List.of(), Optional.of(refusal), HttpStatus.CONFLICT);
        }
        return SeeOther.at(Place.pipeline(pipeline) + "?done=" + kind);
    }

    private View page(
            String pipeline,
            String kind,
            Selection selection,
            List<Affected> affected,
            Optional<Message> refusal,
            HttpStatus status) {
        Wish wish = selection.wish(Set.of());
        return screens.show(
                "pipeline/order",
                new OrderPage(
                        kind,
                        new OrderPage.Subject(pipeline, "", "", Optional.of(called(pipeline, selection))),
                        Place.pipeline(pipeline, "tasks", selection.as() == null ? "clear" : "mark"),
                        Place.pipeline(pipeline),
                        selection.given(),
                        selection.as() == null
                                ? wish.reachesInRun()
                                : wish.reachesInRun().subList(0, 2),
                        new OrderPage.Touched(affected, refusal, List.of())),
                status);
    }

    private Message called(String pipeline, Selection selection) {
        return Message.of(
                "order.chosen",
                selection.tasks(spec(pipeline, selection.version())).size(),
                selection.runs().size());
    }
}
