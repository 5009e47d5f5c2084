package app.passculture.data.orchestration.pipeline;

/** Thrown by a task that finds there is nothing for it to do: it ends as skipped, not as failed. */
public final class TaskSkipped extends RuntimeException {

    public TaskSkipped(String reason) {
        super(reason);
    }
}
