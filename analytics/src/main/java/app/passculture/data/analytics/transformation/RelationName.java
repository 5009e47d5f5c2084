package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.warehouse.TableName;

/** Where a table is: project (database), dataset (schema) and name. */
public record RelationName(String database, String schema, String identifier) {

    /** As it stands in SQL. */
    public String quoted() {
        return "`" + database + "`.`" + schema + "`.`" + identifier + "`";
    }

    /** The same place, as the warehouse names it. */
    public TableName table() {
        return new TableName(database, schema, identifier);
    }

    @Override
    public String toString() {
        return database + "." + schema + "." + identifier;
    }
}
