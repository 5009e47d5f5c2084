package app.passculture.data.analytics.warehouse;

/** How far a job is. */
public sealed interface JobState {

    /** It waits or runs. */
    record Running() implements JobState {}

    /** It did what it should. */
    record Done(Outcome outcome) implements JobState {}

    /** It did not, and changed nothing (a script: what its statements before the failing one changed). */
    record Failed(WarehouseException failure) implements JobState {}
}
