package app.passculture.data.analytics.execution;

/** Hears of a run while it goes on. */
@FunctionalInterface
public interface RunListener {

    /** Hears nothing. */
    RunListener NONE = event -> {};

    /** Something happened; called by one thread, in order. */
    void happened(RunEvent event);

    /** It is known what will be done for a node; called by several threads at once. */
    default void planned(Plan plan) {}
}
