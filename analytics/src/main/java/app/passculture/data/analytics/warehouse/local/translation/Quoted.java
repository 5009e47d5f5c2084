package app.passculture.data.analytics.warehouse.local.translation;

/** Names and texts as they stand in DuckDB's SQL. */
public final class Quoted {
    private Quoted() {}

    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * The name of a dataset or table: DuckDB compares names without regard to case, BigQuery with regard to it, so capitals are
     * written as ^ and the small letter.
     */
    public static String object(String name) {
        StringBuilder written = new StringBuilder("\"");
        name.codePoints().forEach(c -> {
            if (c == '"') {
                written.append("\"\"");
            } else if (Character.isUpperCase(c) || c == '^') {
                written.append('^').appendCodePoint(Character.toLowerCase(c));
            } else {
                written.appendCodePoint(c);
            }
        });
        return written.append('"').toString();
    }

    /** A text as a literal; DuckDB reads no NUL inside of one. */
    public static String text(String text) {
        if (text.indexOf('\0') < 0) {
            return "'" + text.replace("'", "''") + "'";
        }
        return "('" + text.replace("'", "''").replace("\0", "' || chr(0) || '") + "')";
    }
}
