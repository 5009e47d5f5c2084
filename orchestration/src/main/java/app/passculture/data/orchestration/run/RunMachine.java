package app.passculture.data.orchestration.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Moves runs on. A function of its arguments but for the identifiers of attempts and the jitter of delays, which are injected. */
public final class RunMachine {

    private final Supplier<UUID> attempts;
    private final RandomGenerator jitter;

    public RunMachine(Supplier<UUID> attempts, RandomGenerator jitter) {
        this.attempts = attempts;
        this.jitter = jitter;
    }

    /** Applies events in their order, then what is due by now, and claims what there is room for. */
    public Advance advance(RunSnapshot run, List<? extends RunEvent> events, Capacity capacity, Instant now) {
        Step step = new Step(run, now, jitter);
        for (RunEvent event : events) {
            apply(step, event);
            step.settle();
        }
        Orders.fireTimers(step);
        step.settle();
        new Claiming(step, capacity, attempts).run();
        Ending.check(step);
        return step.advance();
    }

    private static void apply(Step step, RunEvent event) {
        switch (event) {
            case RunEvent.Report report -> Reports.apply(step, report);
            case RunEvent.Admitted _ -> Orders.admit(step, event);
            case RunEvent.Clear(ClearPlan plan) -> Orders.clear(step, event, plan);
            case RunEvent.Mark(MarkPlan plan) -> Orders.mark(step, plan);
            case RunEvent.Cancel _ -> Orders.cancel(step, event);
            case RunEvent.Pause _ -> Orders.pause(step, event);
            case RunEvent.Unpause _ -> Orders.unpause(step, event);
            case RunEvent.Tick _ -> {}
        }
    }
}
