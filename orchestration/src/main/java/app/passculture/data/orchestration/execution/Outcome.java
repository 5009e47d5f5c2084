package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.pipeline.Choice;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.TaskSkipped;
import app.passculture.data.orchestration.run.Failure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** How the code of a task ended. */
sealed interface Outcome {

    /** It produced a value, here as JSON; a decision also says what goes on, and nothing when everything does. */
    record Done(String json, @Nullable List<String> chosen) implements Outcome {}

    /** It found nothing to do. */
    record NothingToDo(String reason) implements Outcome {}

    /** It threw, or what ran it broke. */
    record Broken(Failure failure, @Nullable Throwable thrown) implements Outcome {

        static Broken by(Throwable thrown) {
            return new Broken(Failure.of(thrown), thrown);
        }
    }

    /** Runs the code of a task here. */
    static Outcome of(LoadedPipeline pipeline, TaskContext<Record> context) {
        return attempt(() -> done(pipeline, context.task(), pipeline.run(context.task(), context)));
    }

    /** Asks after work that goes on elsewhere; empty while it does. */
    static Optional<Outcome> ofAsking(LoadedPipeline pipeline, TaskContext<Record> context, String handle) {
        Outcome outcome = attempt(() -> pipeline.remote(context.task())
                .orElseThrow()
                .ask(handle, context)
                .<Outcome>map(value -> done(pipeline, context.task(), value))
                .orElse(GoesOn.INSTANCE));
        return outcome == GoesOn.INSTANCE ? Optional.empty() : Optional.of(outcome);
    }

    /** An edge of the program: whatever the code of a task throws, errors of the JVM included, is how the attempt ended. */
    private static Outcome attempt(Callable<Outcome> code) {
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

    /** Work elsewhere that is not over. */
    enum GoesOn implements Outcome {
        INSTANCE
    }
}
