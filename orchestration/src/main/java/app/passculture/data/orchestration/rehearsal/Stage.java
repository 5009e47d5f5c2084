package app.passculture.data.orchestration.rehearsal;

import app.passculture.data.orchestration.pipeline.Choice;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.RemoteWork;
import app.passculture.data.orchestration.pipeline.TaskSkipped;
import app.passculture.data.orchestration.run.Attempt;
import app.passculture.data.orchestration.run.Claim;
import app.passculture.data.orchestration.run.Failure;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the tasks of a rehearsal run: their own code or a stub, with the failures and losses of the script. */
final class Stage {

    private final LoadedPipeline pipeline;
    private final Script script;
    private final Record parameters;
    private final Map<UUID, String> results = new HashMap<>();
    private final Map<UUID, Begun> begun = new HashMap<>();
    private final Map<String, String> outputs = new HashMap<>();
    private final Map<String, Integer> lost = new HashMap<>();
    private final Story story = new Story();

    Stage(LoadedPipeline pipeline, Script script, Record parameters) {
        this.pipeline = pipeline;
        this.script = script;
        this.parameters = parameters;
        story.parameters(parameters);
    }

    Story story() {
        return story;
    }

    /** Runs an attempt and answers what it will report. */
    RunEvent perform(RunSnapshot run, Claim claim, Instant now) {
        String task = run.plan().task(claim.task()).id();
        story.begun(task, claim.tryNumber(), now);
        if (lost.merge(task, 1, Integer::sum) <= script.losses(task)) {
            return new RunEvent.Lost(claim.task(), claim.attempt());
        }
        Optional<Throwable> injected = script.failure(task, claim.tryNumber());
        return injected.isPresent()
                ? new RunEvent.Failed(claim.task(), claim.attempt(), Failure.of(injected.get()))
                : play(claim, task, new RehearsalContext(this, run.facts(), claim.tryNumber(), task, now));
    }

    /** An edge of the program: whatever the code of a task throws is its result, but errors are those of the test. */
    private RunEvent play(Claim claim, String task, RehearsalContext context) {
        try {
            Optional<Rehearsal.Stub> stub = script.stub(task);
            Optional<RemoteWork<Record, Object>> remote = pipeline.remote(task);
            if (stub.isEmpty() && remote.isPresent()) {
                begun.put(claim.attempt(), new Begun(remote.get(), remote.get().begin(context), context));
                return new RunEvent.Parked(claim.task(), claim.attempt(), handle(claim.attempt()));
            }
            Object result = stub.isPresent() ? stub.get().run(context) : pipeline.run(task, context);
            return success(claim.task(), claim.attempt(), task, result);
        } catch (TaskSkipped _) {
            return new RunEvent.Skipped(claim.task(), claim.attempt());
        } catch (Exception failure) {
            return new RunEvent.Failed(claim.task(), claim.attempt(), Failure.of(failure));
        }
    }

    private RunEvent success(int number, UUID attempt, String task, Object result) {
        String json = pipeline.write(task, result);
        pipeline.read(task, json);
        results.put(attempt, json);
        return new RunEvent.Succeeded(number, attempt, chosen(result));
    }

    private String handle(UUID attempt) {
        return Objects.requireNonNull(begun.get(attempt)).handle();
    }

    Duration interval(String task) {
        return pipeline.remote(task).orElseThrow().interval();
    }

    /** Asks after work that goes on elsewhere: its result, or nothing but that time has passed. */
    RunEvent ask(RunEvent.Parked parked) {
        Begun work = begun.get(parked.attempt());
        if (work == null) {
            return new RunEvent.Tick();
        }
        try {
            Optional<Object> result = work.remote().ask(work.handle(), work.context());
            return result.isPresent()
                    ? success(parked.task(), parked.attempt(), work.context().task(), result.get())
                    : new RunEvent.Tick();
        } catch (Exception failure) {
            return new RunEvent.Failed(parked.task(), parked.attempt(), Failure.of(failure));
        }
    }

    void cancel(UUID attempt) {
        Begun work = begun.remove(attempt);
        if (work != null) {
            try {
                work.remote().cancel(work.handle(), work.context());
            } catch (Exception failure) {
                throw new AssertionError(work.context().task() + " could not be cancelled", failure);
            }
        }
    }

    /** Work that goes on elsewhere. */
    private record Begun(RemoteWork<Record, Object> remote, String handle, RehearsalContext context) {}

    private static @Nullable List<String> chosen(Object result) {
        return result instanceof Choice choice && !choice.everything() ? choice.tasks() : null;
    }

    /** Only what the run accepted becomes an output. */
    void ended(RunSnapshot run, Attempt attempt, Instant now) {
        String task = run.plan().task(attempt.task()).id();
        String json = results.remove(attempt.id());
        if (attempt.end() == TaskState.SUCCESS && json != null) {
            outputs.put(task, json);
            story.produced(task, pipeline.read(task, json));
        }
        story.ended(task, attempt, now);
    }

    Record parameters() {
        return parameters;
    }

    Script script() {
        return script;
    }

    /** The output of a task for another that has declared to read it. */
    Optional<Object> output(String reader, String producer) {
        boolean declared = pipeline.spec().tasks().stream()
                .anyMatch(task ->
                        task.id().equals(reader) && task.dependencies().inputs().contains(producer));
        if (!declared) {
            throw new IllegalStateException(reader + " does not declare that it reads the output of " + producer);
        }
        return Optional.ofNullable(outputs.get(producer)).map(json -> pipeline.read(producer, json));
    }
}
