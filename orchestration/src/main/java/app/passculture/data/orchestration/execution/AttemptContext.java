package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.Output;
import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import app.passculture.data.orchestration.vault.Vault;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the code of a task sees of its run. */
final class AttemptContext implements TaskContext<Record> {

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final LoadedPipeline pipeline;
    private final RunFacts facts;
    private final TaskSpec task;
    private final int tryNumber;
    private final Record parameters;
    private final Desk desk;
    private final Clock clock;

    /** Fails with what is wrong with the parameters when they are not those of this version. */
    AttemptContext(Work work, LoadedPipeline pipeline, Desk desk, Clock clock) {
        this.pipeline = pipeline;
        this.facts = work.facts();
        this.task = pipeline.spec().tasks().get(work.task());
        this.tryNumber = work.tryNumber();
        this.parameters = pipeline.parameters().read(JsonMapper.shared().readValue(work.parameters(), OBJECT));
        this.desk = desk;
        this.clock = clock;
    }

    /** What is to be done, as values that travel. */
    record Work(RunFacts facts, String parameters, int task, int tryNumber) {

        static Work of(Order order) {
            return new Work(
                    order.facts(),
                    order.parameters(),
                    order.attempted().task(),
                    order.attempted().tryNumber());
        }
    }

    @Override
    public RunFacts run() {
        return facts;
    }

    @Override
    public Record parameters() {
        return parameters;
    }

    @Override
    public String task() {
        return task.id();
    }

    @Override
    public int tryNumber() {
        return tryNumber;
    }

    @Override
    public <A> A read(Output<A> output) {
        return find(output)
                .orElseThrow(
                        () -> new IllegalStateException(output.task().id() + " has produced nothing for " + task.id()));
    }

    @Override
    @SuppressWarnings("unchecked") // The output's task produced the value, and its type is the output's.
    public <A> Optional<A> find(Output<A> output) {
        String producer = output.task().id();
        if (!task.dependencies().inputs().contains(producer)) {
            throw new IllegalStateException(task.id() + " does not declare that it reads the output of " + producer);
        }
        return (Optional<A>) desk.output(producer).map(json -> pipeline.read(producer, json));
    }

    @Override
    public <C> C use(Class<C> type) {
        return desk.service(type)
                .or(() -> type == Vault.class ? Optional.of(type.cast(desk.vault())) : Optional.empty())
                .or(() -> type == Clock.class ? Optional.of(type.cast(clock)) : Optional.empty())
                .orElseThrow(() -> new IllegalStateException(
                        task.id() + " uses " + type.getName() + ", which this server does not provide"));
    }

    @Override
    public void log(String line) {
        desk.log(new LogLine(clock.instant(), Level.INFO, "task", line, null));
    }
}
