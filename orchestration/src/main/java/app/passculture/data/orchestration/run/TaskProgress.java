package app.passculture.data.orchestration.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a task of a run has come. Tries count from 1 and never go back; those before the last clear do not count against the retries.
 * Due is the next try of a task that waits for one, and the deadline of a live one.
 */
public record TaskProgress(
        TaskState state,
        int tries,
        int triesBeforeClear,
        int losses,
        @Nullable UUID attempt,
        @Nullable Instant readyAt,
        @Nullable Instant due,
        @Nullable String handle,
        @Nullable List<String> chosen,
        @Nullable Failure failure) {

    static final TaskProgress NEW = new TaskProgress(TaskState.NONE, 0, 0, 0, null, null, null, null, null, null);

    public TaskProgress {
        chosen = chosen == null ? null : List.copyOf(chosen);
    }

    TaskProgress cleared() {
        return new TaskProgress(TaskState.NONE, tries, tries, 0, null, null, null, null, null, null);
    }

    TaskProgress restarting() {
        return new TaskProgress(TaskState.RESTARTING, tries, tries, 0, attempt, null, null, handle, null, null);
    }

    TaskProgress scheduled(Instant now) {
        return new TaskProgress(
                TaskState.SCHEDULED, tries, triesBeforeClear, losses, null, now, null, null, null, failure);
    }

    /** Back to waiting: a task before this one was cleared or marked before this one had room. */
    TaskProgress unscheduled() {
        return new TaskProgress(TaskState.NONE, tries, triesBeforeClear, losses, null, null, null, null, null, failure);
    }

    TaskProgress claimed(TaskState state, UUID attempt, @Nullable Instant deadline) {
        return new TaskProgress(
                state, tries + 1, triesBeforeClear, losses, attempt, readyAt, deadline, null, null, failure);
    }

    TaskProgress running(@Nullable Instant deadline) {
        return new TaskProgress(
                TaskState.RUNNING, tries, triesBeforeClear, losses, attempt, readyAt, deadline, handle, null, failure);
    }

    TaskProgress parked(String handle) {
        return new TaskProgress(
                TaskState.DEFERRED, tries, triesBeforeClear, losses, attempt, readyAt, due, handle, null, failure);
    }

    /** The try did not fail, it was lost: it begins again under the same number. */
    TaskProgress lost(Instant now) {
        return new TaskProgress(
                TaskState.SCHEDULED, tries - 1, triesBeforeClear, losses + 1, null, now, null, null, null, failure);
    }

    TaskProgress retrying(Instant next, Failure failure) {
        return new TaskProgress(
                TaskState.UP_FOR_RETRY, tries, triesBeforeClear, 0, null, null, next, null, null, failure);
    }

    TaskProgress ended(TaskState state, @Nullable Failure failure) {
        return new TaskProgress(state, tries, triesBeforeClear, 0, attempt, null, null, null, null, failure);
    }

    TaskProgress succeeded(@Nullable List<String> chosen) {
        return new TaskProgress(TaskState.SUCCESS, tries, triesBeforeClear, 0, attempt, null, null, null, chosen, null);
    }
}
