package app.passculture.data.analytics.warehouse;

/** What happens to the rows that a destination table holds already. */
public enum Disposition {
    /** They go, and schema and rows are replaced at once: a reader sees the old table or the new one. */
    TRUNCATE,
    /** They stay. */
    APPEND,
    /** There must be none: a table that is not empty is a {@link WarehouseException.AlreadyExists}. */
    EMPTY
}
