package app.passculture.data.recommendation.db.catalog;

import java.util.List;

/** A table copied from the warehouse: its columns in the order of its CSV file, and its indexes. */
public record ReplicatedTable(Identifier name, List<Column> columns, List<Index> indexes) {
    public ReplicatedTable {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    static ReplicatedTable of(String name, List<Column> columns, Index... indexes) {
        return new ReplicatedTable(new Identifier(name), columns, List.of(indexes));
    }

    /** Names of the columns, in the order of the CSV file. */
    public List<String> columnNames() {
        return columns.stream().map(column -> column.name().name()).toList();
    }
}
