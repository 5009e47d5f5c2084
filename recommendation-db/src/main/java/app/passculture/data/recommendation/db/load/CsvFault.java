package app.passculture.data.recommendation.db.load;

/** Where a CSV is wrong and why; column and value are empty where no single one is to blame. */
public record CsvFault(String table, long line, String column, String value, String reason) {
    @Override
    public String toString() {
        return "Table " + table + ", line " + line
                + (column.isEmpty() ? "" : ", column " + column)
                + (value.isEmpty() ? "" : ", value \"" + value + "\"")
                + ": " + reason + ".";
    }
}
