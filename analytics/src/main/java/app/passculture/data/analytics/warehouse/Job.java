package app.passculture.data.analytics.warehouse;

/** Work that a warehouse does on its own once it has begun: to run a statement, load, extract or copy. */
public sealed interface Job permits Statement, Load, Extract, Copy {

    /** The job's id and labels. */
    JobOptions options();
}
