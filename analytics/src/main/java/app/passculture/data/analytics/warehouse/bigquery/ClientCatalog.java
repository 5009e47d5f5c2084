package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.Catalog;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidData;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.DatasetDeleteOption;
import com.google.cloud.bigquery.BigQuery.TableDataListOption;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.InsertAllResponse;
import com.google.cloud.bigquery.TableResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Datasets and tables of BigQuery. */
final class ClientCatalog implements Catalog {

    /** The service recommends 500 rows a request, and takes 10 MB at most. */
    private static final int ROWS_A_REQUEST = 500;

    private static final long ROWS_A_PAGE = 10_000;

    private final BigQuery client;
    private final String location;
    private final Supplier<String> ids;

    ClientCatalog(BigQuery client, String location, Supplier<String> ids) {
        this.client = client;
        this.location = location;
        this.ids = ids;
    }

    @Override
    public List<DatasetName> datasets(String project) {
        return asked(() -> StreamSupport.stream(
                        client.listDatasets(project).iterateAll().spliterator(), false)
                .map(dataset -> new DatasetName(
                        dataset.getDatasetId().getProject(),
                        dataset.getDatasetId().getDataset()))
                .sorted()
                .toList());
    }

    @Override
    public Optional<Dataset> find(DatasetName name) {
        return asked(() -> Optional.ofNullable(client.getDataset(id(name)))).map(ClientCatalog::dataset);
    }

    @Override
    public void create(Dataset dataset) {
        asked(() ->
                client.create(info(dataset).toBuilder().setLocation(location).build()));
    }

    @Override
    public void update(Dataset dataset) {
        Map<String, String> known = find(dataset.name()).map(Dataset::labels).orElse(Map.of());
        asked(() -> client.update(info(dataset).toBuilder()
                .setLabels(Labels.changing(known, dataset.labels()))
                .build()));
    }

    @Override
    public void delete(DatasetName name) {
        requireFound(asked(() -> client.delete(id(name))), "Dataset " + name);
    }

    @Override
    public void deleteWithTables(DatasetName name) {
        requireFound(asked(() -> client.delete(id(name), DatasetDeleteOption.deleteContents())), "Dataset " + name);
    }

    @Override
    public List<TableName> tables(DatasetName dataset) {
        return asked(() -> StreamSupport.stream(
                        client.listTables(id(dataset)).iterateAll().spliterator(), false)
                .map(table -> ClientTables.name(table.getTableId()))
                .sorted()
                .toList());
    }

    @Override
    public Optional<Table> find(TableName name) {
        return asked(() -> Optional.ofNullable(client.getTable(ClientTables.id(name))))
                .map(ClientTables::fromClient);
    }

    @Override
    public void create(TableDefinition table) {
        asked(() -> client.create(ClientTables.toClient(table)));
    }

    @Override
    public void update(TableDefinition table) {
        Map<String, String> known =
                describe(table.name()).definition().options().labels();
        asked(() -> client.update(ClientTables.toClient(table).toBuilder()
                .setLabels(Labels.changing(known, table.options().labels()))
                .build()));
    }

    @Override
    public void delete(TableName name) {
        requireFound(asked(() -> client.delete(ClientTables.id(name))), "Table " + name);
    }

    @Override
    public Rows read(TableName table, long from) {
        Table described = describe(table);
        return rows(
                described.schema(),
                asked(() -> client.listTableData(
                        ClientTables.id(table),
                        Schemas.toClient(described.schema()),
                        TableDataListOption.startIndex(from),
                        TableDataListOption.pageSize(ROWS_A_PAGE))));
    }

    static Rows rows(app.passculture.data.analytics.warehouse.Schema schema, TableResult result) {
        var rows = StreamSupport.stream(result.iterateAll().spliterator(), false)
                .map(values -> Values.row(schema, values))
                .iterator();
        return new Rows(schema, result.getTotalRows(), new AskedIterator<>(rows), () -> {});
    }

    /** Each row has an id, so that a request that is sent twice adds its rows once. */
    @Override
    public void insert(TableName table, List<Row> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_A_REQUEST) {
            insertSome(table, rows.subList(from, Math.min(rows.size(), from + ROWS_A_REQUEST)));
        }
    }

    private void insertSome(TableName table, List<Row> rows) {
        InsertAllRequest.Builder request = InsertAllRequest.newBuilder(ClientTables.id(table));
        rows.forEach(row -> request.addRow(ids.get(), Values.json(row)));
        InsertAllResponse response = asked(() -> client.insertAll(request.build()));
        if (response.hasErrors()) {
            throw new InvalidData("Rows refused by %s: %s".formatted(table, described(response.getInsertErrors())));
        }
    }

    private static String described(Map<Long, List<com.google.cloud.bigquery.BigQueryError>> errors) {
        return errors.entrySet().stream()
                .limit(5)
                .map(row -> "row %d: %s %s"
                        .formatted(
                                row.getKey(),
                                row.getValue().getFirst().getLocation(),
                                row.getValue().getFirst().getMessage()))
                .collect(java.util.stream.Collectors.joining("; "));
    }

    private static DatasetId id(DatasetName name) {
        return DatasetId.of(name.project(), name.dataset());
    }

    private static Dataset dataset(com.google.cloud.bigquery.Dataset dataset) {
        Long lifetime = dataset.getDefaultTableLifetime();
        return new Dataset(
                new DatasetName(
                        dataset.getDatasetId().getProject(),
                        dataset.getDatasetId().getDataset()),
                Optional.ofNullable(dataset.getDescription()).orElse(""),
                Optional.ofNullable(dataset.getLabels()).map(Map::copyOf).orElse(Map.of()),
                lifetime == null ? null : Duration.ofMillis(lifetime));
    }

    private static DatasetInfo info(Dataset dataset) {
        return DatasetInfo.newBuilder(id(dataset.name()))
                .setDescription(dataset.description().isEmpty() ? null : dataset.description())
                .setLabels(dataset.labels())
                .setDefaultTableLifetime(Optional.ofNullable(dataset.tableLifetime())
                        .map(Duration::toMillis)
                        .orElse(null))
                .build();
    }

    private static void requireFound(boolean found, String what) {
        if (!found) {
            throw new NotFound("Not found: " + what);
        }
    }

    static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (BigQueryException e) {
            throw Failures.of(e);
        }
    }
}
