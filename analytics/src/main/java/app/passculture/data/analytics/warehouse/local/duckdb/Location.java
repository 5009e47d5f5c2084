package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.local.translation.Quoted;

/** Where a table stands in DuckDB: the quoted names of its database, schema and table; {@code shown}: how callers know it. */
record Location(String database, String schema, String table, String shown) {
    Location(TableName name) {
        this(Database.STORE, Quoted.object(name.in().toString()), Quoted.object(name.table()), name.toString());
    }

    static Location temporary(String name) {
        return new Location("temp", "main", Quoted.object(name), name);
    }

    static String schema(DatasetName dataset) {
        return Database.STORE + "." + Quoted.object(dataset.toString());
    }

    String sql() {
        return database + "." + schema + "." + table;
    }

    /** A name without its quotes, as the appender takes it. */
    static String plain(String quoted) {
        return quoted.startsWith("\"")
                ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
                : quoted;
    }

    @Override
    public String toString() {
        return shown;
    }
}
