package app.passculture.data.orchestration.run;

/** Where a run stands. */
public enum RunState {
    QUEUED,
    RUNNING,
    SUCCESS,
    FAILED;

    public boolean isEnded() {
        return this == SUCCESS || this == FAILED;
    }
}
