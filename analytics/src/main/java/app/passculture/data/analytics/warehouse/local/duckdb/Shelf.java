package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is known of datasets, tables and functions besides the rows, as committed. */
final class Shelf {
    /** A table and when it was made and last changed. */
    record Entry(TableDefinition definition, Instant created, Instant modified) {
        Entry with(TableDefinition other, Instant now) {
            return new Entry(other, created, now);
        }
    }

    private final ConcurrentNavigableMap<DatasetName, Dataset> datasets = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<TableName, Entry> tables = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, String> routines = new ConcurrentSkipListMap<>();

    Optional<Dataset> find(DatasetName name) {
        return Optional.ofNullable(datasets.get(name));
    }

    Optional<Entry> find(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }

    List<DatasetName> datasets(String project) {
        return datasets.keySet().stream()
                .filter(name -> name.project().equals(project))
                .toList();
    }

    List<TableName> tables(DatasetName dataset) {
        return tables.keySet().stream()
                .filter(name -> name.in().equals(dataset))
                .toList();
    }

    /** Statements that make functions, by the functions' names. */
    Map<String, String> routines() {
        return Map.copyOf(routines);
    }

    void put(Dataset dataset) {
        datasets.put(dataset.name(), dataset);
    }

    void put(Entry entry) {
        tables.put(entry.definition().name(), entry);
    }

    void putRoutine(String name, String statement) {
        routines.put(name, statement);
    }

    void remove(DatasetName name) {
        datasets.remove(name);
    }

    void remove(TableName name) {
        tables.remove(name);
    }

    void removeRoutine(String name) {
        routines.remove(name);
    }
}
