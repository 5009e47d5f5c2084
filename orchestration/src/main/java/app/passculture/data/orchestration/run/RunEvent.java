package app.passculture.data.orchestration.run;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to a run. What an attempt reports counts only while it is the task's current one. */
public sealed interface RunEvent {

    /** What one attempt at a task reports. */
    sealed interface Report extends RunEvent {
        int task();

        UUID attempt();
    }

    /** There is room for the run. */
    record Admitted() implements RunEvent {}

    /** Time has passed. */
    record Tick() implements RunEvent {}

    /** The attempt has begun. */
    record Started(int task, UUID attempt) implements Report {}

    /** The attempt succeeded; a decision says which tasks right after it go on, and nothing when all do. */
    record Succeeded(int task, UUID attempt, @Nullable List<String> chosen) implements Report {}

    /** The attempt failed. */
    record Failed(int task, UUID attempt, Failure failure) implements Report {}

    /** The attempt found nothing to do. */
    record Skipped(int task, UUID attempt) implements Report {}

    /** The attempt goes on elsewhere, under a handle by which any node finds it again. */
    record Parked(int task, UUID attempt, String handle) implements Report {}

    /** A parked attempt has a thread again. */
    record Resumed(int task, UUID attempt) implements Report {}

    /** The attempt has gone with the node or process that ran it, or was stopped as asked. */
    record Lost(int task, UUID attempt) implements Report {}

    /** Somebody wants tasks to run again. */
    record Clear(ClearPlan plan) implements RunEvent {}

    /** Somebody says how tasks have ended. */
    record Mark(MarkPlan plan) implements RunEvent {}

    /** Somebody wants the run to stop; cleanups still run, unless it is said twice. */
    record Cancel() implements RunEvent {}

    /** Nothing new is to start. */
    record Pause() implements RunEvent {}

    /** New tasks may start again. */
    record Unpause() implements RunEvent {}
}
