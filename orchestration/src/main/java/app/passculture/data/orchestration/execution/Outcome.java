package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.pipeline.Choice;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.TaskSkipped;
import app.passculture.data.orchestration.run.Failure;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the code of a task ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ended")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Outcome.NothingToDo.class, name = "nothing to do"),
    @JsonSubTypes.Type(value = Outcome.Broken.class, name = "broken"),
    @JsonSubTypes.Type(value = Outcome.GoesOn.class, name = "goes on")
})
sealed interface Outcome {

    /** It produced a value, here as JSON; a decision also says what goes on, and nothing when everything does. */
    record Done(String json, @Nullable List<String> chosen) implements Outcome {}

    /** It found nothing to do. */
    record NothingToDo(String reason) implements Outcome {}

    /** It threw, or what ran it broke. */
    record Broken(Failure failure, @Nullable String trace) implements Outcome {

        static Broken by(Throwable thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return new Broken(Failure.of(thrown), trace.toString());
        }
    }

    /** Work elsewhere that is not over. */
    record GoesOn() implements Outcome {}

    /** Runs the code of a task here. */
    static Outcome of(LoadedPipeline pipeline, Supplier<? extends TaskContext<Record>> context) {
        return attempt(() -> {
            TaskContext<Record> made = context.get();
            return done(pipeline, made.task(), pipeline.run(made.task(), made));
        });
    }

    /** Asks after work that goes on elsewhere. */
    static Outcome ofAsking(LoadedPipeline pipeline, TaskContext<Record> context, String handle) {
        return attempt(() -> pipeline.remote(context.task())
                .orElseThrow()
                .ask(handle, context)
                .<Outcome>map(value -> done(pipeline, context.task(), value))
                .orElseGet(GoesOn::new));
    }

    /** An edge of the program: whatever the code of a task throws, errors of the JVM included, is how the attempt ended. */
    static Outcome attempt(Callable<Outcome> code) {
        try {
            return code.call();
        } catch (TaskSkipped skipped) {
            return new NothingToDo(String.valueOf(skipped.getMessage()));
        } catch (Throwable thrown) {
            return Broken.by(thrown);
        }
    }

    private static Outcome done(LoadedPipeline pipeline, String task, Object value) {
        return new Done(pipeline.write(task, value), chosen(value));
    }

    private static @Nullable List<String> chosen(Object value) {
        return value instanceof Choice choice && !choice.everything() ? choice.tasks() : null;
    }
}
