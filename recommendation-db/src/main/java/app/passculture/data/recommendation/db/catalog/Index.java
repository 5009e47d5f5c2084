package app.passculture.data.recommendation.db.catalog;

/** An ordinary index on one column. */
public record Index(Identifier name, Identifier column) {
    static Index of(String name, String column) {
        return new Index(new Identifier(name), new Identifier(column));
    }
}
