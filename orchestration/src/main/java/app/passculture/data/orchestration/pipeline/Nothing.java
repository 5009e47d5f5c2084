package app.passculture.data.orchestration.pipeline;

/** The output of tasks that produce none. */
public enum Nothing {
    NOTHING
}
