package app.passculture.data.analytics.warehouse;

import java.util.List;
import java.util.Optional;

/**
 * The datasets and tables of a warehouse. What is created and exists is {@link WarehouseException.AlreadyExists}; what is changed, deleted or
 * read and does not exist is {@link WarehouseException.NotFound}.
 */
public interface Catalog {

    /** The datasets of a project, by name. */
    List<DatasetName> datasets(String project);

    Optional<Dataset> find(DatasetName name);

    void create(Dataset dataset);

    /** Changes all that is said of the dataset to what is given. */
    void update(Dataset dataset);

    /** Deletes an empty dataset; one that is not is {@link WarehouseException.Conflict}. */
    void delete(DatasetName name);

    /** Deletes a dataset and its tables. */
    void deleteWithTables(DatasetName name);

    /** The tables and views of a dataset, by name. */
    List<TableName> tables(DatasetName dataset);

    Optional<Table> find(TableName name);

    void create(TableDefinition table);

    /**
     * Changes all that is said of the table to what is given: descriptions, labels, expiry, a view's query, and columns that are new (NULL in the
     * rows there are) or no longer required. Another change of columns is {@link WarehouseException.InvalidRequest}.
     */
    void update(TableDefinition table);

    void delete(TableName name);

    /** The rows of a table from the given one (0: the first), in no promised order but the same each time while it does not change. */
    Rows read(TableName table, long from);

    /** Adds rows at once, outside of any job; by name, columns that a row lacks are NULL. */
    void insert(TableName table, List<Row> rows);

    default Table describe(TableName name) {
        return find(name).orElseThrow(() -> new WarehouseException.NotFound("Not found: Table " + name));
    }
}
