package app.passculture.data.recommendation.db.catalog;

/** A name of the database, quoted wherever it enters a statement. */
public record Identifier(String name) {
    public Identifier {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Not a name: '" + name + "'");
        }
    }

    /** The name as a statement wants it, whatever characters and capitals it holds. */
    public String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return name;
    }
}
