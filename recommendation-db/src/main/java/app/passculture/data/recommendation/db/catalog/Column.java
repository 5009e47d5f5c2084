package app.passculture.data.recommendation.db.catalog;

/** One column of a replicated table; every value may be missing. */
public record Column(Identifier name, ColumnType type) {
    static Column of(String name, ColumnType type) {
        return new Column(new Identifier(name), type);
    }
}
