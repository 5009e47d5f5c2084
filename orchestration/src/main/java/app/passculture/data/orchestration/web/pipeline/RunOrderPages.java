package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.scheduler.Affected;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.scheduler.ControlException;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.SeeOther;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** Orders about several runs, ticked in a list: what they would touch, then each run by itself. */
@Controller
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class RunOrderPages {
    private final Screens screens;
    private final Control control;
    private final RunReads runs;
    private final WholeRun whole;

    RunOrderPages(Screens screens, Control control, JdbcClient sql) {
        this.screens = screens;
        this.control = control;
        this.runs = new RunReads(sql);
        this.whole = new WholeRun(new TaskReads(sql));
    }

    /** What became of some runs, and what the others say. */
    private record Outcome(List<Affected> affected, List<String> refusals) {
        static Outcome of(List<RunHead> runs, Function<RunHead, List<Affected>> order) {
            List<Affected> affected = new ArrayList<>();
            List<String> refusals = new ArrayList<>();
            for (RunHead run : runs) {
                try {
                    affected.addAll(order.apply(run));
                } catch (ControlException refused) {
                    refusals.add(run.pipeline() + " " + run.run() + ": " + refused.getMessage());
                }
            }
            return new Outcome(affected, refusals);
        }
    }

    @GetMapping("/orders/runs/{kind}")
    View plan(@PathVariable String kind, ChosenRuns chosen) {
        Outcome outcome = Outcome.of(runs.numbered(chosen.numbers()), plan(kind, chosen.wish()));
        return page(kind, chosen, outcome, HttpStatus.OK);
    }

    private Function<RunHead, List<Affected>> plan(String kind, Wish wish) {
        return switch (kind) {
            case "clear" -> run -> control.planClear(run.pipeline(), run.run(), wish.clear(""));
            case "cancel" -> whole::cancelled;
            case "finish" -> whole::finished;
            default -> throw new Missing("the order " + kind);
        };
    }

    @PostMapping("/orders/runs/{kind}")
    View order(@PathVariable String kind, ChosenRuns chosen, @AuthenticationPrincipal Person person) {
        Outcome outcome = Outcome.of(runs.numbered(chosen.numbers()), order(kind, chosen.wish(), person.onPages()));
        return outcome.refusals().isEmpty()
                ? back(chosen.place(), kind)
                : page(kind, chosen, outcome, HttpStatus.CONFLICT);
    }

    private Function<RunHead, List<Affected>> order(String kind, Wish wish, Actor actor) {
        return switch (kind) {
            case "clear" -> run -> control.clear(run.pipeline(), run.run(), wish.clear(""), actor);
            case "cancel" -> run -> List.of(control.cancel(run.pipeline(), run.run(), actor));
            case "finish" -> run -> List.of(control.markRunSucceeded(run.pipeline(), run.run(), actor));
            default -> throw new Missing("the order " + kind);
        };
    }

    private static View back(String place, String kind) {
        return SeeOther.at(UriComponentsBuilder.fromUriString(place)
                .replaceQueryParam("done", kind)
                .build()
                .toUriString());
    }

    private View page(String kind, ChosenRuns chosen, Outcome outcome, HttpStatus status) {
        boolean isDone = status == HttpStatus.CONFLICT;
        String refusals = String.join("; ", outcome.refusals());
        Optional<Message> refusal = isDone
                ? Optional.of(Message.of("order.partly", outcome.affected().size(), refusals))
                : Optional.empty();
        return screens.show(
                "pipeline/order",
                new OrderPage(
                        kind.equals("clear") ? kind : kind + ".many",
                        new OrderPage.Subject(
                                "",
                                "",
                                "",
                                Optional.of(Message.of(
                                        "order.runs", chosen.numbers().size()))),
                        "/orders/runs/" + kind,
                        chosen.place(),
                        chosen.given(),
                        kind.equals("clear")
                                ? List.of(new OrderPage.Reach(
                                        "failedOnly", chosen.wish().failedOnly()))
                                : List.of(),
                        new OrderPage.Touched(
                                isDone ? List.of() : outcome.affected(),
                                refusal,
                                isDone ? List.of() : outcome.refusals())),
                status);
    }
}
