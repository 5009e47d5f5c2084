package app.passculture.data.orchestration.run;

/** What differs between two snapshots of a run. */
public sealed interface Change {

    /** A task moved on. */
    record TaskChanged(int task, TaskProgress before, TaskProgress after) implements Change {}

    /** The run moved on. */
    record RunChanged(RunSnapshot.Progress before, RunSnapshot.Progress after) implements Change {}
}
