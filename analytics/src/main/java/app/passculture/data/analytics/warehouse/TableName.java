package app.passculture.data.analytics.warehouse;

/** Where a table or view is: project, dataset and name; the name may carry a partition, as in {@code visits$20210309}. */
public record TableName(String project, String dataset, String table) implements Comparable<TableName> {

    public TableName {
        Naming.check("project", project);
        Naming.check("dataset", dataset);
        Naming.check("table", table);
    }

    /** Reads {@code project.dataset.table}. */
    public static TableName parse(String text) {
        int last = text.lastIndexOf('.');
        int first = last < 0 ? -1 : text.lastIndexOf('.', last - 1);
        if (first < 0) {
            throw new IllegalArgumentException("Not project.dataset.table: '%s'".formatted(text));
        }
        return new TableName(text.substring(0, first), text.substring(first + 1, last), text.substring(last + 1));
    }

    public DatasetName in() {
        return new DatasetName(project, dataset);
    }

    /** As it stands in SQL. */
    public String quoted() {
        return in().quoted() + ".`" + table + "`";
    }

    @Override
    public int compareTo(TableName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return in() + "." + table;
    }
}
