package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All that the page of a task shows; beside the log of the try that is shown there can be that of another one, 0 for none. */
public record TaskPage(
        RunHead run,
        TaskRow task,
        TaskSpec spec,
        Reason reason,
        List<AttemptRow> attempts,
        List<OutputRow> outputs,
        int shownTry,
        int besideTry,
        Optional<Duration> usual,
        Neighbours neighbours,
        Optional<Message> done) {

    public TaskPage {
        attempts = List.copyOf(attempts);
        outputs = List.copyOf(outputs);
    }

    /** Why the task is in its state, what to do, and what that follows from. */
    public record Reason(Message sentence, Optional<Message> advice, List<Before> before, Optional<Waiting> waiting) {
        public Reason {
            before = List.copyOf(before);
        }
    }

    /** A task before this one, and what its state means for this one's rule: met, open or broken. */
    public record Before(String task, String state, String verdict) {}

    /** What a task waits for, and those who stand in its way. */
    public record Waiting(String kind, Message text, List<Holder> holders, List<Holder> ahead) {
        public Waiting {
            holders = List.copyOf(holders);
            ahead = List.copyOf(ahead);
        }
    }

    /** Somebody who has what is waited for, or waits as well. */
    public record Holder(String pipeline, String run, String task, String state, int slots) {
        public String address() {
            return task.isEmpty() ? Place.run(pipeline, run) : Place.task(pipeline, run, task);
        }
    }

    /** The same task in the runs before and after, if there are any. */
    public record Neighbours(Optional<RunHead> previous, Optional<RunHead> next) {}

    public String address(String... further) {
        return Place.task(run.pipeline(), run.run(), task.task(), further);
    }

    /** The tries that left a log, the latest first. */
    public List<Integer> tries() {
        return java.util.stream.IntStream.iterate(
                        Math.max(task.tries().made(), 0), number -> number > 0, number -> number - 1)
                .boxed()
                .toList();
    }

    /** The address of two tries side by side; 0 for the second leaves the first alone. */
    public String beside(int first, int second) {
        return address() + "?try=" + first + (second == 0 ? "" : "&with=" + second);
    }

    /** Of the run, made readable. */
    public String parameters() {
        return Columns.readable(run.origin().parameters());
    }

    /** Whether lines may still be added to the log that is shown. */
    public boolean isGoingOn() {
        return task.isLive() && shownTry == task.tries().made();
    }
}
