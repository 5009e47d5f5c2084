package app.passculture.data.analytics.warehouse;

/** Where a dataset is: project and name. */
public record DatasetName(String project, String dataset) implements Comparable<DatasetName> {

    public DatasetName {
        Naming.check("project", project);
        Naming.check("dataset", dataset);
    }

    public TableName table(String table) {
        return new TableName(project, dataset, table);
    }

    /** As it stands in SQL. */
    public String quoted() {
        return "`" + project + "`.`" + dataset + "`";
    }

    @Override
    public int compareTo(DatasetName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return project + "." + dataset;
    }
}
