package app.passculture.data.analytics.transformation;

/** Where a table is: project (database), dataset (schema) and name. */
public record RelationName(String database, String schema, String identifier) {

    /** As it stands in SQL. */
    public String quoted() {
        return "`" + database + "`.`" + schema + "`.`" + identifier + "`";
    }

    @Override
    public String toString() {
        return database + "." + schema + "." + identifier;
    }
}
