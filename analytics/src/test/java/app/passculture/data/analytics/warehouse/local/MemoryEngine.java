package app.passculture.data.analytics.warehouse.local;

import app.passculture.data.analytics.warehouse.Copy;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.Estimate;
import app.passculture.data.analytics.warehouse.Extract;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.WarehouseException.AlreadyExists;
import app.passculture.data.analytics.warehouse.WarehouseException.Conflict;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidData;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidRequest;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidStatement;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * An engine without SQL: a true catalogue in memory, and four words in place of statements. {@code wait} runs until it is cancelled,
 * {@code wrong} fails with a place, {@code parameters} returns them in a row, and {@code project.dataset.table} returns that table's rows.
 */
public final class MemoryEngine implements Engine {

    private static final Instant CREATED = Instant.parse("2021-03-09T12:00:00Z");

    private final Map<DatasetName, Dataset> datasets = new TreeMap<>();
    private final Map<TableName, TableDefinition> tables = new TreeMap<>();
    private final Map<TableName, List<Row>> rows = new TreeMap<>();
    private int results;

    @Override
    public Work execute(Job job, Cancellation cancellation) {
        return switch (job) {
            case Statement statement when statement.sql().equals("wait") -> awaitCancellation(cancellation);
            case Statement statement -> statement(statement);
            case Copy copy -> {
                List<Row> copied = copyOf(copy.source());
                write(copy.destination(), describe(copy.source()).schema(), copied);
                yield new Work("COPY", copied.size(), 0, null);
            }
            case Load load -> {
                List<Row> loaded = lines(load);
                write(load.destination(), load.schema(), loaded);
                yield new Work("LOAD", loaded.size(), 0, null);
            }
            case Extract _ -> throw new InvalidRequest("No extracts");
        };
    }

    private static Work awaitCancellation(Cancellation cancellation) {
        CountDownLatch latch = new CountDownLatch(1);
        cancellation.onRequest(latch::countDown);
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        cancellation.check();
        throw new IllegalStateException("not cancelled");
    }

    private synchronized Work statement(Statement statement) {
        List<Row> answer = answer(statement);
        Schema schema = answer.isEmpty() ? Schema.of() : answer.getFirst().schema();
        TableName result = statement.destination() == null
                ? new TableName("hidden", "results", "r" + ++results)
                : statement.destination().table();
        if (statement.destination() == null) {
            tables.put(result, TableDefinition.table(result, schema));
            rows.put(result, answer);
        } else {
            write(statement.destination(), schema, answer);
        }
        return new Work("SELECT", answer.size(), 8L * answer.size(), result);
    }

    private List<Row> answer(Statement statement) {
        if (statement.sql().equals("wrong")) {
            throw new InvalidStatement("Unrecognized name: wrong", 1, 7);
        }
        if (statement.sql().equals("parameters")) {
            List<Field> fields = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            statement.parameters().forEach((name, parameter) -> {
                fields.add(Field.of(name, parameter.type()));
                values.add(parameter.value());
            });
            return List.of(Row.of(new Schema(fields), values.toArray()));
        }
        return copyOf(TableName.parse(statement.sql()));
    }

    private static List<Row> lines(Load load) {
        try {
            return Files.readAllLines(((Load.Source.LocalFile) load.source()).path()).stream()
                    .map(line -> Row.of(load.schema(), number(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(String line) {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new InvalidData("Not a number: " + line, e);
        }
    }

    private synchronized List<Row> copyOf(TableName table) {
        describe(table);
        return List.copyOf(rows.getOrDefault(table, List.of()));
    }

    private synchronized void write(Statement.Destination destination, Schema schema, List<Row> added) {
        TableName table = destination.table();
        List<Row> old = new ArrayList<>(rows.getOrDefault(table, List.of()));
        if (destination.disposition() == Disposition.EMPTY && !old.isEmpty()) {
            throw new AlreadyExists("Already Exists: Table " + table);
        }
        if (destination.disposition() == Disposition.TRUNCATE) {
            old.clear();
        }
        if (destination.disposition() == Disposition.TRUNCATE || !tables.containsKey(table)) {
            tables.put(table, TableDefinition.table(table, schema));
        }
        old.addAll(added);
        rows.put(table, old);
    }

    @Override
    public Estimate estimate(Statement statement) {
        List<Row> answer = answer(statement);
        return new Estimate(8L * answer.size(), answer.getFirst().schema(), List.of(TableName.parse(statement.sql())));
    }

    @Override
    public synchronized List<DatasetName> datasets(String project) {
        return datasets.keySet().stream()
                .filter(name -> name.project().equals(project))
                .toList();
    }

    @Override
    public synchronized Optional<Dataset> find(DatasetName name) {
        return Optional.ofNullable(datasets.get(name));
    }

    @Override
    public synchronized void create(Dataset dataset) {
        if (datasets.putIfAbsent(dataset.name(), dataset) != null) {
            throw new AlreadyExists("Already Exists: Dataset " + dataset.name());
        }
    }

    @Override
    public synchronized void update(Dataset dataset) {
        require(dataset.name());
        datasets.put(dataset.name(), dataset);
    }

    @Override
    public synchronized void delete(DatasetName name) {
        if (!tables(name).isEmpty()) {
            throw new Conflict("Dataset %s is still in use".formatted(name));
        }
        datasets.remove(name);
    }

    @Override
    public synchronized void deleteWithTables(DatasetName name) {
        tables(name).forEach(this::delete);
        datasets.remove(name);
    }

    @Override
    public synchronized List<TableName> tables(DatasetName dataset) {
        require(dataset);
        return tables.keySet().stream()
                .filter(name -> name.in().equals(dataset))
                .toList();
    }

    private void require(DatasetName name) {
        if (!datasets.containsKey(name)) {
            throw new NotFound("Not found: Dataset " + name);
        }
    }

    @Override
    public synchronized Optional<Table> find(TableName name) {
        int count = rows.getOrDefault(name, List.of()).size();
        return Optional.ofNullable(tables.get(name))
                .map(table -> new Table(table, count, 8L * count, CREATED, CREATED));
    }

    @Override
    public synchronized void create(TableDefinition table) {
        require(table.name().in());
        if (tables.putIfAbsent(table.name(), table) != null) {
            throw new AlreadyExists("Already Exists: Table " + table.name());
        }
    }

    @Override
    public synchronized void update(TableDefinition table) {
        Schema old = describe(table.name()).schema();
        for (Field field : old.fields()) {
            int index = table.schema().indexOf(field.name());
            if (index < 0 || !table.schema().fields().get(index).type().equals(field.type())) {
                throw new InvalidRequest("Provided Schema does not match Table " + table.name());
            }
        }
        tables.put(table.name(), table);
        rows.computeIfPresent(
                table.name(),
                (name, all) -> all.stream()
                        .map(row -> fitted(table.schema(), row))
                        .collect(java.util.stream.Collectors.toCollection(ArrayList::new)));
    }

    @Override
    public synchronized void delete(TableName name) {
        describe(name);
        tables.remove(name);
        rows.remove(name);
    }

    @Override
    public Rows read(TableName table, long from) {
        List<Row> all = copyOf(table);
        return new Rows(
                describe(table).schema(), all.size(), all.stream().skip(from).iterator(), () -> {});
    }

    @Override
    public synchronized void insert(TableName table, List<Row> added) {
        Schema schema = describe(table).schema();
        rows.computeIfAbsent(table, name -> new ArrayList<>())
                .addAll(added.stream().map(row -> fitted(schema, row)).toList());
    }

    private static Row fitted(Schema schema, Row row) {
        row.schema().fields().stream()
                .filter(field -> schema.indexOf(field.name()) < 0)
                .min(Comparator.comparing(Field::name))
                .ifPresent(field -> {
                    throw new InvalidData("no such field: " + field.name());
                });
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : schema.fields()) {
            int index = row.schema().indexOf(field.name());
            Object missing = field.type() instanceof Type.Array ? List.of() : null;
            values.add(index < 0 ? missing : row.values().get(index));
        }
        return Row.of(schema, values.toArray());
    }

    @Override
    public void close() {}
}
