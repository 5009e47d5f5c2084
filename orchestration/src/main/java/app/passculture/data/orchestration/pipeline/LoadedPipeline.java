package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.parameter.Parameters;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.SpecVersion;
import java.util.Map;
import java.util.Optional;

/** A pipeline ready to run: its specification and version, and the code of its tasks by id. */
public final class LoadedPipeline {

    private final PipelineSpec spec;
    private final SpecVersion version;
    private final Parameters<?> parameters;
    private final Map<String, Task<?>> tasks;
    private final Origin origin;

    /** Where it comes from: what another process needs to load the same. */
    public record Origin(String pipelineClass, Surroundings surroundings) {}

    LoadedPipeline(Origin origin, PipelineSpec spec, Parameters<?> parameters, Map<String, Task<?>> tasks) {
        this.origin = origin;
        this.spec = spec;
        this.version = SpecVersion.of(spec);
        this.parameters = parameters;
        this.tasks = Map.copyOf(tasks);
    }

    public Origin origin() {
        return origin;
    }

    public PipelineSpec spec() {
        return spec;
    }

    public SpecVersion version() {
        return version;
    }

    public Parameters<?> parameters() {
        return parameters;
    }

    /** Runs the code of a task; the context must give the parameters this pipeline declares. */
    public Object run(String task, TaskContext<Record> context) throws Exception {
        return switch (body(task)) {
            case Work<Record, Object> work -> work.run(context);
            case RemoteWork<Record, Object> _ -> throw new IllegalArgumentException(task + " does not run here");
        };
    }

    /** The work of a task that runs elsewhere, empty for one whose code runs here. */
    public Optional<RemoteWork<Record, Object>> remote(String task) {
        return body(task) instanceof RemoteWork<Record, Object> remote ? Optional.of(remote) : Optional.empty();
    }

    /** The JSON of what a task produced, in which it travels to the tasks that read it. */
    public String write(String task, Object output) {
        return output(task).write(output);
    }

    /** What a task produced, from its JSON. */
    public Object read(String task, String json) {
        return output(task).read(json);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // An output is what its task declared.
    private OutputType<Object> output(String task) {
        return (OutputType) task(task).code().output();
    }

    // The draft's type parameter tied code and parameters together when it was written.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Body<Record, Object> body(String task) {
        return (Body) task(task).code().body();
    }

    private Task<?> task(String id) {
        Task<?> task = tasks.get(id);
        if (task == null) {
            throw new IllegalArgumentException("pipeline " + spec.id() + " has no task " + id);
        }
        return task;
    }
}
