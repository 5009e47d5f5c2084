package app.passculture.data.analytics.warehouse;

import java.time.Instant;

/** A table or view as it is; a view has no rows and bytes of its own (0). */
public record Table(TableDefinition definition, long rows, long bytes, Instant created, Instant modified) {

    public TableName name() {
        return definition.name();
    }

    public Schema schema() {
        return definition.schema();
    }
}
