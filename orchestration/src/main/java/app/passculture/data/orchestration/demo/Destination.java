package app.passculture.data.orchestration.demo;

/** Where the rows of a world go, table by table. */
@FunctionalInterface
interface Destination {
    /** Rows for that table, columns in the order of tables.sql; closing them ends the table. */
    Row rows(String table);
}
