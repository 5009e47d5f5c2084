package app.passculture.data.orchestration.rehearsal;

import app.passculture.data.orchestration.pipeline.Choice;
import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.Nothing;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.Surroundings;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import app.passculture.data.orchestration.run.RunPlan;
import app.passculture.data.orchestration.run.RunSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of a pipeline, to be set up and then run in virtual time and in this thread. Tasks are named by id, in which a star stands for any
 * letters. Without more ado every task runs its own code, takes a second, and other pipelines have succeeded.
 */
public final class Rehearsal {

    private final Pipeline pipeline;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Integer> pools = new HashMap<>();
    private final Script script = new Script();
    private Environment environment = new Environment("test", true);
    private Instant at = Instant.parse("2021-03-10T00:00:00Z");
    private RunType type = RunType.SCHEDULED;
    private @Nullable Record parameters;
    private Map<String, @Nullable Object> values = Map.of();

    private Rehearsal(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    public static Rehearsal of(Pipeline pipeline) {
        return new Rehearsal(pipeline);
    }

    /** When the run is due; its data interval is the latest complete one. */
    public Rehearsal at(String moment) {
        this.at = Instant.parse(moment);
        return this;
    }

    public Rehearsal in(Environment environment) {
        this.environment = environment;
        return this;
    }

    public Rehearsal setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    public Rehearsal pool(String name, int slots) {
        pools.put(name, slots);
        return this;
    }

    /** The run is started by hand. */
    public Rehearsal manual() {
        this.type = RunType.MANUAL;
        return this;
    }

    public Rehearsal with(Record parameters) {
        this.parameters = parameters;
        return this;
    }

    /** Parameters as a trigger gives them; wrong ones fail the rehearsal as they would the trigger. */
    public Rehearsal with(Map<String, ? extends @Nullable Object> values) {
        this.values = new HashMap<>(values);
        return this;
    }

    /** What {@link TaskContext#use} gives to the tasks. */
    public <C> Rehearsal providing(Class<C> type, C client) {
        script.provide(type, client);
        return this;
    }

    /** Tasks produce a value instead of running their code. */
    public Rehearsal stub(String tasks, Object value) {
        return stub(tasks, _ -> value);
    }

    /** Tasks run other code than their own. */
    public Rehearsal stub(String tasks, Stub stub) {
        script.stub(tasks, stub);
        return this;
    }

    /** Tasks do nothing instead of running their code. */
    public Rehearsal skippingTheCodeOf(String tasks) {
        return stub(tasks, Nothing.NOTHING);
    }

    /** A branch chooses these options, without running its code. */
    public Rehearsal choosing(String branch, String... options) {
        return stub(branch, new Choice(false, List.of(options)));
    }

    /** The first tries of tasks fail. */
    public Rehearsal failing(String tasks, int tries, Throwable failure) {
        script.fail(tasks, tries, failure);
        return this;
    }

    /** Every try of tasks fails. */
    public Rehearsal failing(String tasks, Throwable failure) {
        return failing(tasks, Integer.MAX_VALUE, failure);
    }

    /** The first attempts of tasks are lost with the node that runs them. */
    public Rehearsal losing(String tasks, int attempts) {
        script.lose(tasks, attempts);
        return this;
    }

    /** How long tasks take. */
    public Rehearsal taking(String tasks, Duration time) {
        script.take(tasks, time);
        return this;
    }

    /** The awaited run of another pipeline succeeds only so long after the task began to wait. */
    public Rehearsal succeedsAfter(String pipeline, Duration time) {
        script.await(pipeline, time);
        return this;
    }

    /** The awaited run of another pipeline never succeeds. */
    public Rehearsal neverSucceeds(String pipeline) {
        return succeedsAfter(pipeline, Duration.ofDays(10_000));
    }

    /** Runs it all; a task that nothing could ever start fails the rehearsal, saying what it waits for. */
    public Rehearsed run() {
        Surroundings surroundings = new Surroundings(environment, settings, pools);
        LoadedPipeline loaded = new PipelineLoader(surroundings).load(pipeline);
        Set<String> ids = loaded.spec().tasks().stream().map(task -> task.id()).collect(Collectors.toUnmodifiableSet());
        script.checkNames(ids);
        Record given = loaded.parameters()
                .read(parameters == null ? values : loaded.parameters().write(parameters));
        RunFacts facts = new RunFacts(
                loaded.spec().id(),
                type.text() + "__" + at,
                type,
                loaded.spec().timetable().latestInterval(at),
                at);
        RunSnapshot queued = RunSnapshot.queued(new RunPlan(loaded.spec()), facts);
        return new Performance(new Stage(loaded, script, given), script, pools, queued).perform();
    }

    /** Code that stands in for a task's own. */
    @FunctionalInterface
    public interface Stub {
        Object run(TaskContext<Record> context) throws Exception;
    }
}
