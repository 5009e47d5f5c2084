package app.passculture.data.analytics.warehouse.local.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.googlesql.Written;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Partitioning;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.WarehouseException.AlreadyExists;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidStatement;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import app.passculture.data.analytics.warehouse.local.Cancellation;
import app.passculture.data.analytics.warehouse.local.Engine.Work;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that change tables and rows, and what outlives a restart. */
class DuckEngineTest {
    private static final GoogleSql SQL = GoogleSql.load();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-03-09T23:30:00Z"), ZoneOffset.UTC);
    private static final DatasetName DATASET = new DatasetName("p", "d");

    @TempDir
    private Path directory;

    private DuckEngine engine;

    @BeforeEach
    void open() {
        engine = DuckEngine.open(SQL, Settings.inMemory("p"), CLOCK);
        engine.create(Dataset.of(DATASET));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void mergeChangesEachRowByTheFirstClauseForIt() {
        run("create table m as select 1 as id, 'old' as v union all select 2, 'old' union all select 3, 'old'");
        Work work = run("""
                merge m using (select 1 as id, 'new' as v union all select 4, 'new') s on m.id = s.id
                when matched then update set v = s.v
                when not matched then insert (id, v) values (s.id, s.v)
                when not matched by source and m.id = 3 then delete""");
        assertThat(work.rows()).isEqualTo(3);
        assertThat(rows("select * from m order by id")).isEqualTo("1 new; 2 old; 4 new");
    }

    @Test
    void mergeRefusesTwoSourceRowsForOneTargetRow() {
        run("create table m as select 1 as id");
        assertThatExceptionOfType(InvalidStatement.class)
                .isThrownBy(() -> run("merge m using unnest([1, 1]) s on m.id = s when matched then update set id = 2"))
                .withMessageContaining("at most one source row");
        assertThat(rows("select id from m")).isEqualTo("1");
    }

    @Test
    void updateTakesValuesFromOtherTables() {
        run("create table a as select 1 as k, 0 as n union all select 2, 0");
        run("update a set n = b.n from (select 2 as k, 7 as n) b where a.k = b.k");
        assertThat(rows("select * from a order by k")).isEqualTo("1 0; 2 7");
    }

    @Test
    void aScriptThatRollsBackChangesNothing() {
        run("create table a as select 1 as n");
        assertThat(rows("begin transaction; delete from a where true; rollback transaction; select count(*) from a"))
                .isEqualTo("1");
        assertThat(rows("begin transaction; delete from a where true; commit transaction; select count(*) from a"))
                .isEqualTo("0");
    }

    @Test
    void temporaryTablesAndFunctionsLiveForTheirScript() {
        assertThat(rows("""
                create temp function twice(x int64) as (x * 2);
                create temp table t as select 1 as n;
                insert into t values (2);
                update t set n = twice(n) where true;
                delete from t where n = 2;
                select * from t""")).isEqualTo("4");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> rows("select * from t"));
    }

    @Test
    void createKnowsItsModes() {
        run("create table a (n int64)");
        run("create table if not exists a (x string)");
        assertThatExceptionOfType(AlreadyExists.class).isThrownBy(() -> run("create table a (x string)"));
        run("create or replace table a as select 'x' as s");
        assertThat(engine.describe(DATASET.table("a")).schema()).hasToString("s STRING");
        run("drop table if exists a; drop table if exists a");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> run("drop table a"));
    }

    @Test
    void aTableMayReplaceItselfByItsOwnRows() {
        run("create table a as select 1 as n union all select 2");
        run("create or replace table a as select n from a where n = 2");
        assertThat(rows("select * from a")).isEqualTo("2");
    }

    @Test
    void optionsArePartOfTheTable() {
        run(
                "create table a partition by date_trunc(day, month) cluster by n options(description = 'days', labels = [('l', 'x')])"
                        + " as select date '2021-03-09' as day, 1 as n");
        var options = engine.describe(DATASET.table("a")).definition().options();
        assertThat(options.partitioning())
                .isEqualTo(new Partitioning.Time("day", Partitioning.Unit.MONTH, null, false));
        assertThat(options.clustering()).containsExactly("n");
        assertThat(options.description()).isEqualTo("days");
        assertThat(options.labels()).isEqualTo(Map.of("l", "x"));
    }

    @Test
    void tablesThatDifferInCaseAreTwo() {
        run("create table Foo as select 1 as x");
        run("create table foo as select 2 as x");
        assertThat(rows("select x from Foo")).isEqualTo("1");
        assertThat(rows("select x from foo")).isEqualTo("2");
    }

    @Test
    void wildcardsReadAllTablesOfAPrefix() {
        run("create table w_1 as select 1 as n; create table w_2 as select 2 as n");
        assertThat(rows("select n, _table_suffix from `p.d.w_*` order by n")).isEqualTo("1 1; 2 2");
    }

    @Test
    void aViewIsReadThroughAnotherOne() {
        run(
                "create table a as select 1 as n; create view v as select n + 1 as m from p.d.a; create view w as select m * 10 as k from p.d.v");
        assertThat(rows("select k from w")).isEqualTo("20");
    }

    @Test
    void nowIsTheClocksMoment() {
        assertThat(rows("select current_date(), current_date('Europe/Paris'), current_datetime(), current_timestamp()"))
                .isEqualTo("2021-03-09 2021-03-10 2021-03-09T23:30 2021-03-09T23:30:00Z");
    }

    @Test
    void longSumsAreComputed() {
        String sum = IntStream.range(0, 400).mapToObj(i -> "n").collect(Collectors.joining(" + "));
        assertThat(rows("select " + sum + " from unnest([2]) n")).isEqualTo("800");
    }

    @Test
    void whatIsNotRunIsNamedWithItsPlace() {
        assertThatExceptionOfType(InvalidStatement.class)
                .isThrownBy(() -> rows("select 1,\n  st_geogpoint(1, 2)"))
                .withMessageContaining("ST_GEOGPOINT")
                .satisfies(refused -> assertThat(refused.line()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.column()).isEqualTo(3));
    }

    @Test
    void aFileKeepsTablesRowsAndFunctions() {
        Settings file = Settings.inMemory("p").in(directory.resolve("warehouse.duckdb"));
        try (DuckEngine first = DuckEngine.open(SQL, file, CLOCK)) {
            first.create(Dataset.of(DATASET));
            run(first, "create table a (n int64 not null, s struct<x array<numeric>>) options(description = 'kept')");
            run(first, "insert into a values (1, struct([numeric '1.5']))");
            run(first, "create function d.twice(x int64) as (x * 2)");
        }
        try (DuckEngine second = DuckEngine.open(SQL, file, CLOCK)) {
            assertThat(second.describe(DATASET.table("a"))
                            .definition()
                            .options()
                            .description())
                    .isEqualTo("kept");
            assertThat(second.describe(DATASET.table("a")).schema())
                    .hasToString("n INT64 NOT NULL, s STRUCT<x ARRAY<NUMERIC>>");
            assertThat(rows(second, "select d.twice(n), s.x[offset(0)] from a")).isEqualTo("2 1.5");
        }
    }

    @Test
    void federatedQueriesRunWhereTheirConnectionLeads() {
        Settings federated = Settings.inMemory("p").with(Map.of("eu.application", other()));
        try (DuckEngine here = DuckEngine.open(SQL, federated, CLOCK)) {
            here.create(Dataset.of(DATASET));
            String query =
                    "select * from external_query('eu.application', 'select 7 as id, ''x'' as name, true as flag')";
            assertThat(rows(here, query.replace("''x''", "\\'x\\'"))).isEqualTo("7 x true");
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> rows(here, "select * from external_query('nowhere', 'select 1 as n')"))
                    .withMessageContaining("nowhere");
        }
    }

    /** Another database: one of its own in DuckDB's driver. */
    private static DataSource other() {
        return (DataSource) Proxy.newProxyInstance(
                DuckEngineTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getConnection");
                    return DriverManager.getConnection("jdbc:duckdb:");
                });
    }

    private Work run(String sql) {
        return run(engine, sql);
    }

    private static Work run(DuckEngine engine, String sql) {
        return engine.execute(Statement.of(sql).in(DATASET), new Cancellation());
    }

    private String rows(String sql) {
        return rows(engine, sql);
    }

    private static String rows(DuckEngine engine, String sql) {
        Work work = run(engine, sql);
        return engine.read(java.util.Objects.requireNonNull(work.result()), 0).toList().stream()
                .map(row -> row.values().stream()
                        .map(Written::of)
                        .map(text -> text.replace("\"", ""))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }
}
