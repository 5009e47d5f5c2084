package app.passculture.data.orchestration.run;

/** Where a task of a run stands. */
public enum TaskState {
    /** Waits for the tasks before it. */
    NONE,
    /** May run as soon as there is room for it. */
    SCHEDULED,
    /** Has an attempt that has not reported its start. */
    QUEUED,
    RUNNING,
    /** Its attempt goes on elsewhere and holds no thread. */
    DEFERRED,
    /** Failed, and waits for its next try. */
    UP_FOR_RETRY,
    /** Was cleared while an attempt was under way; starts anew when that has ended. */
    RESTARTING,
    SUCCESS,
    FAILED,
    SKIPPED,
    /** Could not run because of a failure before it. */
    UPSTREAM_FAILED;

    public boolean isEnded() {
        return this == SUCCESS || this == SKIPPED || isFailure();
    }

    public boolean isFailure() {
        return this == FAILED || this == UPSTREAM_FAILED;
    }

    /** Whether an attempt is under way, so that the task holds its slots. */
    public boolean isLive() {
        return this == QUEUED || this == RUNNING || this == DEFERRED || this == RESTARTING;
    }
}
