package app.passculture.data.analytics.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.passculture.data.analytics.warehouse.CatalogContract;
import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.FileFormat.Csv;
import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.JobOptions;
import app.passculture.data.analytics.warehouse.JobState;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.Outcome;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseException.Cancelled;
import app.passculture.data.analytics.warehouse.WarehouseException.Conflict;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidData;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidStatement;
import app.passculture.data.analytics.warehouse.WarehouseException.LimitExceeded;
import app.passculture.data.analytics.warehouse.WarehouseException.Unavailable;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.MemoryEngine;
import app.passculture.data.analytics.warehouse.local.endpoint.BigQueryEndpoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real client against the local endpoint, over an engine that knows no SQL: the wire alone. */
class BigQueryCatalogTest extends CatalogContract {

    @TempDir
    private static Path directory;

    private static LocalWarehouse local;
    private static BigQueryEndpoint endpoint;
    private static Warehouse warehouse;

    @BeforeAll
    static void start() {
        local = new LocalWarehouse(
                new MemoryEngine(), "contract-project", "EU", Clock.systemUTC(), BigQueryCatalogTest::id);
        endpoint = endpoint();
        warehouse = client(endpoint.address());
    }

    private static BigQueryEndpoint endpoint() {
        return BigQueryEndpoint.start(
                local, directory.resolve("uploads"), 0, Clock.systemUTC(), BigQueryCatalogTest::id);
    }

    private static Warehouse client(URI address) {
        return BigQueryWarehouse.open(
                new CloudProject("contract-project", "EU", address, null), BigQueryCatalogTest::id);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @AfterAll
    static void stop() {
        endpoint.close();
        local.close();
    }

    @Override
    protected Warehouse warehouse() {
        return warehouse;
    }

    @Test
    void theRowsOfAQueryComeInPages() {
        TableName table = numbers("paged", 25_000);
        Outcome outcome = warehouse.run(Statement.of(table.toString()));
        assertThat(outcome.rows()).isEqualTo(25_000);
        assertThat(outcome.kind()).isEqualTo("SELECT");
        assertThat(outcome.bytesProcessed()).isEqualTo(200_000);
        assertThat(warehouse.rows(outcome.job(), 1).toList())
                .hasSize(24_999)
                .first()
                .satisfies(row -> assertThat(row.value("n")).isEqualTo(2L));
    }

    @Test
    void parametersOfAllTypesArrive() {
        Schema place = Schema.of(Field.of("city", STRING), Field.of("day", Type.Scalar.DATE));
        Map<String, Statement.Parameter> parameters = Map.of(
                "a_array", new Statement.Parameter(new Type.Array(INT64), List.of(1L, 2L)),
                "b_bool", new Statement.Parameter(Type.Scalar.BOOL, true),
                "c_float", new Statement.Parameter(Type.Scalar.FLOAT64, 0.1),
                "d_numeric", new Statement.Parameter(Type.Numeric.UNLIMITED, new BigDecimal("12.5")),
                "e_time", new Statement.Parameter(Type.Scalar.TIME, LocalTime.parse("12:30:00.000001")),
                "f_datetime",
                        new Statement.Parameter(
                                Type.Scalar.DATETIME, LocalDateTime.parse("2021-03-09T12:30:15.123456")),
                "g_timestamp",
                        new Statement.Parameter(Type.Scalar.TIMESTAMP, Instant.parse("2021-03-09T12:30:15.123456Z")),
                "h_struct",
                        new Statement.Parameter(
                                new Type.Struct(place), Row.of(place, "Lille", LocalDate.of(2021, 3, 9))),
                "i_null", new Statement.Parameter(STRING, null));
        Statement statement = new Statement("parameters", null, parameters, null, 0, JobOptions.NONE);
        assertThat(warehouse.query(statement).toList())
                .singleElement()
                .satisfies(row -> assertThat(row.values())
                        .containsExactly(
                                List.of(1L, 2L),
                                true,
                                0.1,
                                new BigDecimal("12.5"),
                                LocalTime.parse("12:30:00.000001"),
                                LocalDateTime.parse("2021-03-09T12:30:15.123456"),
                                Instant.parse("2021-03-09T12:30:15.123456Z"),
                                Row.of(place, "Lille", LocalDate.of(2021, 3, 9)),
                                null));
    }

    @Test
    void aWrongStatementSaysWhere() {
        assertThatExceptionOfType(InvalidStatement.class)
                .isThrownBy(() -> warehouse.run(Statement.of("wrong")))
                .withMessageContaining("Unrecognized name: wrong")
                .satisfies(wrong ->
                        assertThat(List.of(wrong.line(), wrong.column())).containsExactly(1, 7));
        assertThatExceptionOfType(InvalidStatement.class).isThrownBy(() -> warehouse.estimate(Statement.of("wrong")));
    }

    @Test
    void aJobIsBegunPolledAndCancelled() {
        JobHandle handle = warehouse.begin(Statement.of("wait").with(JobOptions.NONE.as("waits")));
        assertThat(warehouse.poll(JobHandle.parse(handle.toString()))).isInstanceOf(JobState.Running.class);
        warehouse.cancel(handle);
        Awaitility.await().until(() -> warehouse.poll(handle) instanceof JobState.Failed);
        assertThatExceptionOfType(Cancelled.class).isThrownBy(() -> warehouse.await(handle));
    }

    @Test
    void anInterruptCancelsTheJob() {
        JobHandle handle = warehouse.begin(Statement.of("wait"));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(Cancelled.class).isThrownBy(() -> warehouse.await(handle));
        assertThat(Thread.interrupted()).isTrue();
        Awaitility.await().until(() -> warehouse.poll(handle) instanceof JobState.Failed);
    }

    @Test
    void limitsOfTimeAndBytesAreKept() {
        assertThatExceptionOfType(LimitExceeded.class)
                .isThrownBy(
                        () -> warehouse.run(Statement.of("wait").with(JobOptions.NONE.within(Duration.ofMillis(20)))));
        TableName table = numbers("costly", 10);
        assertThatExceptionOfType(LimitExceeded.class)
                .isThrownBy(() -> warehouse.run(Statement.of(table.toString()).billedAtMost(79)))
                .withMessageContaining("79");
    }

    @Test
    void aJobWithAnIdHappensOnceAlsoForAnotherProcess() {
        TableName table = numbers("source", 2);
        Statement adds = Statement.of(table.toString())
                .into(dataset.table("appended"), Disposition.APPEND)
                .with(JobOptions.NONE.as("adds").labelled(Map.of("pipeline", "contract")));
        warehouse.run(adds);
        Warehouse restarted = client(endpoint.address());
        restarted.run(adds);
        assertThat(warehouse.describe(dataset.table("appended")).rows()).isEqualTo(2);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> restarted.run(Statement.of("wrong").with(JobOptions.NONE.as("adds"))));
    }

    @Test
    void aFileIsSentAndLoadedOnce() throws IOException {
        Path file = Files.writeString(directory.resolve("numbers.csv"), "1\n2\n3\n");
        Load load = new Load(
                new Load.Source.LocalFile(file),
                Csv.PLAIN,
                Schema.of(Field.of("n", INT64)),
                into("sent", Disposition.APPEND),
                JobOptions.NONE.as("load"));
        assertThat(warehouse.run(load).rows()).isEqualTo(3);
        assertThat(warehouse.run(load).rows()).isEqualTo(3);
        assertThat(values(warehouse.read(dataset.table("sent"), 0))).isEqualTo(upTo(3));
        Awaitility.await().until(() -> isEmpty(directory.resolve("uploads")));
    }

    @Test
    void aBrokenFileIsTheFaultOfItsData() throws IOException {
        Path file = Files.writeString(directory.resolve("numbers.csv"), "1\ntwo\n");
        Load load = new Load(
                new Load.Source.LocalFile(file),
                Csv.PLAIN,
                Schema.of(Field.of("n", INT64)),
                into("sent", Disposition.APPEND),
                JobOptions.NONE);
        assertThatExceptionOfType(InvalidData.class)
                .isThrownBy(() -> warehouse.run(load))
                .withMessageContaining("two");
    }

    @Test
    void aWarehouseThatIsNotThereIsUnavailable() {
        BigQueryEndpoint closed = endpoint();
        Warehouse unreachable = client(closed.address());
        closed.close();
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> unreachable.poll(new JobHandle(project(), "EU", "any")))
                .satisfies(failure -> assertThat(failure.retryable()).isTrue());
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }
}
