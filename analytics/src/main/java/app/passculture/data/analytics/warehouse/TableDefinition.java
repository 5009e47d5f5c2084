package app.passculture.data.analytics.warehouse;

import org.jspecify.annotations.Nullable;

/** A table as it is to be, or a view when there is a {@code viewQuery}, whose schema follows from its query. */
public record TableDefinition(
        TableName name, Schema schema, @Nullable String viewQuery, TableOptions options) {

    public static TableDefinition table(TableName name, Schema schema) {
        return new TableDefinition(name, schema, null, TableOptions.NONE);
    }

    public static TableDefinition view(TableName name, String query) {
        return new TableDefinition(name, Schema.of(), query, TableOptions.NONE);
    }

    public TableDefinition with(TableOptions options) {
        return new TableDefinition(name, schema, viewQuery, options);
    }

    public TableDefinition with(Schema schema) {
        return new TableDefinition(name, schema, viewQuery, options);
    }
}
