package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.Draft;
import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.NoParameters;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.Surroundings;
import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A run in a test: its snapshot, a clock to turn, and every effect so far. */
final class Trial {

    static final Map<String, Integer> POOLS = Map.of("one", 1, "three", 3);

    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

    private final AtomicLong attempts = new AtomicLong();
    private final RunMachine machine =
            new RunMachine(() -> new UUID(0, attempts.incrementAndGet()), new SplittableRandom(1));
    private final List<Effect> effects = new ArrayList<>();
    private RunSnapshot run;
    private Instant now = START;
    private Advance last;

    private Trial(RunSnapshot run) {
        this.run = run;
        this.last = machine.advance(run, List.of(new RunEvent.Tick()), capacity(), now);
    }

    static PipelineSpec spec(Consumer<Draft<NoParameters>> content) {
        Pipeline pipeline = d -> d.pipeline("p", content);
        Surroundings surroundings = new Surroundings(new Environment("test", true), Map.of(), POOLS);
        return new PipelineLoader(surroundings).load(pipeline).spec();
    }

    static RunFacts facts(RunType type) {
        return new RunFacts("p", "r1", type, new DataInterval(START.minus(Duration.ofDays(1)), START), START);
    }

    static Trial queued(RunType type, Consumer<Draft<NoParameters>> content) {
        return new Trial(RunSnapshot.queued(new RunPlan(spec(content)), facts(type)));
    }

    static Trial started(Consumer<Draft<NoParameters>> content) {
        return queued(RunType.SCHEDULED, content).on(new RunEvent.Admitted());
    }

    Trial on(RunEvent... events) {
        last = machine.advance(run, List.of(events), capacity(), now);
        run = last.run();
        effects.addAll(last.effects());
        return this;
    }

    Capacity capacity() {
        Map<String, Integer> free = new java.util.HashMap<>(POOLS);
        for (int task = 0; task < run.plan().size(); task++) {
            var use = run.plan().task(task).terms().pool();
            if (use != null && run.task(task).state().isLive()) {
                free.merge(use.pool(), -use.slots(), Integer::sum);
            }
        }
        return new Capacity(free);
    }

    Trial later(Duration time) {
        now = now.plus(time);
        return on(new RunEvent.Tick());
    }

    Trial succeed(String... tasks) {
        for (String task : tasks) {
            on(new RunEvent.Succeeded(number(task), attempt(task), null));
        }
        return this;
    }

    Trial choose(String task, String... chosen) {
        return on(new RunEvent.Succeeded(number(task), attempt(task), List.of(chosen)));
    }

    Trial fail(String... tasks) {
        for (String task : tasks) {
            on(new RunEvent.Failed(number(task), attempt(task), Failure.of(new IllegalStateException("no"))));
        }
        return this;
    }

    Trial lose(String task) {
        return on(new RunEvent.Lost(number(task), attempt(task)));
    }

    Trial skip(String task) {
        return on(new RunEvent.Skipped(number(task), attempt(task)));
    }

    int number(String task) {
        return run.plan().number(task);
    }

    UUID attempt(String task) {
        return Objects.requireNonNull(run.task(task).attempt());
    }

    TaskState state(String task) {
        return run.task(task).state();
    }

    String gate(String task) {
        return Gates.of(run, number(task), capacity()).map(Gate::text).orElse("");
    }

    RunSnapshot run() {
        return run;
    }

    RunState runState() {
        return run.state();
    }

    Advance last() {
        return last;
    }

    Instant now() {
        return now;
    }

    List<Effect> effects() {
        return effects;
    }

    <E extends Effect> List<E> effects(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
