package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import java.util.List;
import java.util.Optional;

/** Knows the tables that statements may name; asked anew for each statement. Called by many threads. */
public interface TableSource {

    /**
     * A table or view and its columns. What BigQuery tells of itself is asked for as {@code INFORMATION_SCHEMA.TABLES} of a dataset; an arrival
     * partitioned table gets its pseudo columns by its options.
     */
    Optional<TableDefinition> find(TableName name);

    /** The tables whose name begins so, the newest last: what {@code FROM dataset.prefix*} reads. */
    default List<TableDefinition> beginningWith(DatasetName dataset, String prefix) {
        return List.of();
    }

    /** The columns of a statement that runs in another database; empty when they are not known. */
    default Optional<Schema> external(String connection, String sql) {
        return Optional.empty();
    }
}
