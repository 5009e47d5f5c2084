package app.passculture.data.orchestration.rehearsal;

import app.passculture.data.orchestration.run.Advance;
import app.passculture.data.orchestration.run.Capacity;
import app.passculture.data.orchestration.run.Claim;
import app.passculture.data.orchestration.run.Effect;
import app.passculture.data.orchestration.run.Gates;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.run.RunMachine;
import app.passculture.data.orchestration.run.RunSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A rehearsal under way: events in the order of virtual time, each of which moves the run on. */
final class Performance {

    private static final int MANY = 1_000_000;

    private final AtomicLong numbers = new AtomicLong();
    private final RunMachine machine =
            new RunMachine(() -> new UUID(0, numbers.incrementAndGet()), new SplittableRandom(1));
    private final PriorityQueue<Timed> events =
            new PriorityQueue<>(Comparator.comparing(Timed::at).thenComparingLong(Timed::number));
    private final Script script;
    private final Stage stage;
    private final Map<String, Integer> freeSlots;
    private RunSnapshot run;
    private Instant now;

    /** What happens at a time; the number keeps what happens at one moment in its order. */
    private record Timed(Instant at, long number, Supplier<RunEvent> event) {}

    Performance(Stage stage, Script script, Map<String, Integer> slots, RunSnapshot queued) {
        this.stage = stage;
        this.script = script;
        this.freeSlots = new HashMap<>(slots);
        this.run = queued;
        this.now = queued.facts().runAfter();
    }

    Rehearsed perform() {
        step(new RunEvent.Admitted());
        for (int steps = 0; !run.state().isEnded(); steps++) {
            if (steps == MANY) {
                throw new AssertionError("the run does not end: it is " + now + " after " + MANY + " events");
            }
            next();
        }
        return new Rehearsed(run, stage.story(), Duration.between(run.facts().runAfter(), now));
    }

    /** The next event or, if it comes before that, the next moment at which time itself changes something. */
    private void next() {
        Optional<Instant> wake = run.nextWake();
        Timed event = events.peek();
        if (event != null && wake.filter(event.at()::isAfter).isEmpty()) {
            events.remove();
            now = event.at();
            step(event.event().get());
        } else {
            now = wake.orElseThrow(this::stuck);
            step(new RunEvent.Tick());
        }
    }

    private AssertionError stuck() {
        return new AssertionError("nothing can happen any more: "
                + IntStream.range(0, run.plan().size())
                        .mapToObj(task -> Gates.of(run, task, new Capacity(freeSlots))
                                .map(gate -> run.plan().task(task).id() + " (" + gate.text() + ")"))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")));
    }

    private void step(RunEvent event) {
        Advance advance = machine.advance(run, List.of(event), new Capacity(freeSlots), now);
        run = advance.run();
        advance.poolChanges().forEach((pool, change) -> freeSlots.merge(pool, -change, Integer::sum));
        advance.ended().forEach(attempt -> stage.ended(run, attempt, now));
        advance.effects().forEach(this::carryOut);
        advance.claims().forEach(this::start);
    }

    private void carryOut(Effect effect) {
        stage.story().add(effect);
        switch (effect) {
            case Effect.Watch watch -> {
                Instant over = now.plus(script.other(watch.awaited().pipeline()));
                add(over, () -> new RunEvent.Succeeded(watch.task(), watch.attempt(), null));
            }
            case Effect.Stop stop -> stage.cancel(stop.attempt());
            case Effect.Notify _, Effect.Ended _, Effect.Ignored _ -> {}
        }
    }

    private void start(Claim claim) {
        String task = run.plan().task(claim.task()).id();
        RunEvent report = stage.perform(run, claim, now);
        add(now, () -> new RunEvent.Started(claim.task(), claim.attempt()));
        if (report instanceof RunEvent.Parked parked) {
            add(now, () -> parked);
            askLater(task, parked);
        } else {
            add(now.plus(script.time(task)), () -> report);
        }
    }

    private void askLater(String task, RunEvent.Parked parked) {
        add(now.plus(stage.interval(task)), () -> {
            RunEvent answer = stage.ask(parked);
            if (answer instanceof RunEvent.Tick
                    && parked.attempt().equals(run.task(task).attempt())) {
                askLater(task, parked);
            }
            return answer;
        });
    }

    private void add(Instant at, Supplier<RunEvent> event) {
        events.add(new Timed(at, numbers.incrementAndGet(), event));
    }
}
