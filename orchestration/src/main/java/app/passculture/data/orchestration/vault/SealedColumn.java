package app.passculture.data.orchestration.vault;

/** Where the database has sealed values, and the name that each is bound to. */
enum SealedColumn {
    VARIABLE("variable", "key", "sealed_value", "variable %s"),
    PASSWORD("connection", "connection_id", "sealed_password", "password of connection %s"),
    EXTRA("connection", "connection_id", "sealed_extra", "extra of connection %s"),
    SIGNING_KEY("signing_key", "only_one::text", "sealed", Sealing.SIGNING_KEY);

    private final String table;
    private final String key;
    private final String column;
    private final String name;

    SealedColumn(String table, String key, String column, String name) {
        this.table = table;
        this.key = key;
        this.column = column;
        this.name = name;
    }

    /** What the value in the row of this key is bound to. */
    String nameOf(String key) {
        return name.formatted(key);
    }

    /** Rows after one whose value the newest key has not sealed, which Tink writes at the front of it. */
    String rows() {
        return "SELECT %2$s, %3$s FROM %1$s WHERE %2$s > :after AND %4$s ORDER BY %2$s LIMIT :batch FOR UPDATE"
                .formatted(table, key, column, isBehind());
    }

    String behind() {
        return "SELECT count(*) FROM %s WHERE %s".formatted(table, isBehind());
    }

    String update() {
        return "UPDATE %s SET %s = :sealed WHERE %s = :key".formatted(table, column, key);
    }

    private String isBehind() {
        return "substring(%s FROM 1 FOR length(:newest)) <> :newest".formatted(column);
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
