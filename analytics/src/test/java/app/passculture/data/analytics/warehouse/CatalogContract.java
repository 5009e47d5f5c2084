package app.passculture.data.analytics.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.passculture.data.analytics.warehouse.Statement.Destination;
import app.passculture.data.analytics.warehouse.WarehouseException.AlreadyExists;
import app.passculture.data.analytics.warehouse.WarehouseException.Conflict;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidRequest;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every warehouse keeps of its catalogue; each test has a dataset of its own. Statements, files and jobs stand in the other contracts. */
public abstract class CatalogContract {

    protected static final Type INT64 = Type.Scalar.INT64;
    protected static final Type STRING = Type.Scalar.STRING;

    private static final AtomicInteger NEXT = new AtomicInteger();

    protected DatasetName dataset;

    protected abstract Warehouse warehouse();

    protected String project() {
        return "contract-project";
    }

    @BeforeEach
    void createDataset() {
        dataset = new DatasetName(
                project(), "contract_%d_%d".formatted(ProcessHandle.current().pid(), NEXT.incrementAndGet()));
        warehouse().create(Dataset.of(dataset));
    }

    @AfterEach
    void deleteDataset() {
        if (warehouse().find(dataset).isPresent()) {
            warehouse().deleteWithTables(dataset);
        }
    }

    @Test
    void aDatasetKeepsWhatIsSaidOfIt() {
        Dataset described = new Dataset(dataset, "all of it", Map.of("owner", "analytics"), null);
        warehouse().update(described);
        assertThat(warehouse().find(dataset)).contains(described);
        assertThat(warehouse().datasets(project())).contains(dataset);
    }

    @Test
    void aDatasetIsCreatedOnce() {
        assertThatExceptionOfType(AlreadyExists.class)
                .isThrownBy(() -> warehouse().create(Dataset.of(dataset)))
                .withMessageContaining(dataset.dataset());
    }

    @Test
    void aDatasetWithTablesIsDeletedOnlyOnDemand() {
        numbers("kept", 1);
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> warehouse().delete(dataset));
        warehouse().deleteWithTables(dataset);
        assertThat(warehouse().find(dataset)).isEmpty();
        assertThat(warehouse().find(dataset.table("kept"))).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        DatasetName nowhere = new DatasetName(project(), "nowhere");
        assertThat(warehouse().find(nowhere)).isEmpty();
        assertThat(warehouse().find(nowhere.table("t"))).isEmpty();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> warehouse().delete(nowhere));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> warehouse().tables(nowhere));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> warehouse().delete(dataset.table("missing")));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> warehouse().describe(dataset.table("missing")))
                .withMessageContaining("missing");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> warehouse().read(dataset.table("missing"), 0).toList());
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> warehouse().create(TableDefinition.table(nowhere.table("t"), Samples.SCHEMA)));
    }

    @Test
    void aTableKeepsItsColumnsAndWhatIsSaidOfIt() {
        TableOptions options = TableOptions.NONE
                .describedAs("visits")
                .labelled(Map.of("layer", "raw"))
                .partitionedBy(new Partitioning.Time("day", Partitioning.Unit.DAY, null, false))
                .clusteredBy(List.of("name"));
        TableDefinition definition =
                TableDefinition.table(dataset.table("visits"), Samples.SCHEMA).with(options);
        warehouse().create(definition);
        Table table = warehouse().describe(dataset.table("visits"));
        assertThat(table.definition()).isEqualTo(definition);
        assertThat(table.rows()).isZero();
    }

    @Test
    void aTableIsCreatedOnce() {
        numbers("once", 1);
        assertThatExceptionOfType(AlreadyExists.class)
                .isThrownBy(() -> numbers("once", 1))
                .withMessageContaining("once");
    }

    @Test
    void tablesAreListedByName() {
        numbers("b", 1);
        numbers("a", 1);
        numbers("c", 1);
        assertThat(warehouse().tables(dataset)).map(TableName::table).containsExactly("a", "b", "c");
        warehouse().delete(dataset.table("b"));
        assertThat(warehouse().tables(dataset)).map(TableName::table).containsExactly("a", "c");
    }

    @Test
    void aColumnIsAddedAndDescribed() {
        TableName table = numbers("grows", 2);
        Schema wider = Schema.of(Field.of("n", INT64).describedAs("a number"), Field.of("note", STRING));
        warehouse().update(TableDefinition.table(table, wider).with(TableOptions.NONE.describedAs("grown")));
        Table grown = warehouse().describe(table);
        assertThat(grown.schema()).isEqualTo(wider);
        assertThat(grown.definition().options().description()).isEqualTo("grown");
        assertThat(values(warehouse().read(table, 0))).contains(java.util.Arrays.asList(1L, null));
    }

    @Test
    void aColumnDoesNotChangeItsType() {
        TableName table = numbers("fixed", 1);
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> warehouse().update(TableDefinition.table(table, Schema.of(Field.of("n", STRING)))));
        assertThat(warehouse().describe(table).schema()).isEqualTo(Schema.of(Field.of("n", INT64)));
    }

    @Test
    void everyTypeComesBackAsItWent() {
        TableName table = dataset.table("types");
        warehouse().create(TableDefinition.table(table, Samples.SCHEMA));
        warehouse().insert(table, List.of(Samples.FULL, Samples.EMPTY));
        List<Row> rows = warehouse().read(table, 0).toList();
        assertThat(rows).hasSize(2).allMatch(row -> row.schema().equals(Samples.SCHEMA));
        assertThat(rows).anySatisfy(row -> Samples.assertSame(row, Samples.FULL));
        assertThat(rows).anySatisfy(row -> Samples.assertSame(row, Samples.EMPTY));
    }

    @Test
    void insertedRowsGoByName() {
        TableName table = dataset.table("by_name");
        warehouse().create(TableDefinition.table(table, Schema.of(Field.of("n", INT64), Field.of("s", STRING))));
        warehouse().insert(table, List.of(Row.of(Schema.of(Field.of("s", STRING)), "x")));
        assertThat(values(warehouse().read(table, 0))).containsExactly(java.util.Arrays.asList(null, "x"));
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        TableName table = numbers("strict", 1);
        assertThatExceptionOfType(WarehouseException.InvalidData.class)
                .isThrownBy(() ->
                        warehouse().insert(table, List.of(Row.of(Schema.of(Field.of("unknown", STRING)), "x"))))
                .withMessageContaining("unknown");
    }

    @Test
    void manyRowsAreReadInPagesFromAnyPlace() {
        TableName table = numbers("many", 25_000);
        try (Rows rows = warehouse().read(table, 24_998)) {
            assertThat(rows.total()).isEqualTo(25_000);
            assertThat(rows.stream().count()).isEqualTo(2);
        }
        try (Rows rows = warehouse().read(table, 0)) {
            assertThat(rows.stream().map(row -> row.value("n")).distinct().count())
                    .isEqualTo(25_000);
        }
    }

    @Test
    void aCopyHasRowsAndColumns() {
        TableName source = numbers("source", 3);
        Outcome outcome = warehouse().run(new Copy(source, into("copied", Disposition.EMPTY), JobOptions.NONE));
        assertThat(outcome.kind()).isEqualTo("COPY");
        assertThat(values(warehouse().read(dataset.table("copied"), 0))).containsExactlyInAnyOrderElementsOf(upTo(3));
        assertThatExceptionOfType(AlreadyExists.class)
                .isThrownBy(() ->
                        warehouse().run(new Copy(source, into("copied", Disposition.EMPTY), JobOptions.NONE)));
        warehouse().run(new Copy(source, into("copied", Disposition.APPEND), JobOptions.NONE));
        assertThat(warehouse().describe(dataset.table("copied")).rows()).isEqualTo(6);
    }

    @Test
    void aTableIsReplacedAndTheOtherIsGone() {
        TableName target = dataset.table("target");
        warehouse().create(TableDefinition.table(target, Samples.SCHEMA));
        warehouse().replace(target, numbers("staged", 3));
        assertThat(values(warehouse().read(target, 0))).containsExactlyInAnyOrderElementsOf(upTo(3));
        assertThat(warehouse().tables(dataset)).containsExactly(target);
    }

    @Test
    void whatIsCopiedMustBeThere() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> warehouse()
                        .run(new Copy(dataset.table("missing"), into("t", Disposition.EMPTY), JobOptions.NONE)));
        assertThat(warehouse().find(dataset.table("t"))).isEqualTo(Optional.empty());
    }

    /** A table with a column {@code n} of 1 to {@code count}. */
    protected TableName numbers(String name, int count) {
        TableName table = dataset.table(name);
        Schema schema = Schema.of(Field.of("n", INT64));
        warehouse().create(TableDefinition.table(table, schema));
        warehouse()
                .insert(
                        table,
                        java.util.stream.LongStream.rangeClosed(1, count)
                                .mapToObj(n -> Row.of(schema, n))
                                .toList());
        return table;
    }

    protected Destination into(String table, Disposition disposition) {
        return new Destination(dataset.table(table), disposition);
    }

    protected static List<List<@Nullable Object>> values(Rows rows) {
        return rows.toList().stream().map(Row::values).toList();
    }

    protected static List<List<@Nullable Object>> upTo(long count) {
        return java.util.stream.LongStream.rangeClosed(1, count)
                .<List<@Nullable Object>>mapToObj(List::of)
                .toList();
    }
}
