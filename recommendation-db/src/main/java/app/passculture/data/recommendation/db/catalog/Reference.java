package app.passculture.data.recommendation.db.catalog;

/** A column whose values are expected, though not guaranteed, to exist in a column of another replicated table. */
public record Reference(Identifier table, Identifier column, Identifier targetTable, Identifier targetColumn) {
    static Reference of(String table, String column, String targetTable, String targetColumn) {
        return new Reference(
                new Identifier(table),
                new Identifier(column),
                new Identifier(targetTable),
                new Identifier(targetColumn));
    }

    @Override
    public String toString() {
        return table + "." + column + " -> " + targetTable + "." + targetColumn;
    }
}
