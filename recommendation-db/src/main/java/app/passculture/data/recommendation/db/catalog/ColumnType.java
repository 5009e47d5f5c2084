package app.passculture.data.recommendation.db.catalog;

/** Types of the replicated columns, with their names in PostgreSQL. */
public enum ColumnType {
    TEXT("character varying"),
    TIMESTAMP("timestamp without time zone"),
    INTEGER("integer"),
    DECIMAL("numeric"),
    BOOLEAN("boolean");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    public String sql() {
        return sql;
    }
}
