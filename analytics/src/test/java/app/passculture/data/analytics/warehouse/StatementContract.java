package app.passculture.data.analytics.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.passculture.data.analytics.warehouse.WarehouseException.AlreadyExists;
import app.passculture.data.analytics.warehouse.WarehouseException.Cancelled;
import app.passculture.data.analytics.warehouse.WarehouseException.Conflict;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidStatement;
import app.passculture.data.analytics.warehouse.WarehouseException.LimitExceeded;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every warehouse keeps of statements and their jobs. */
public abstract class StatementContract extends CatalogContract {

    /** Long enough to be stopped, on any warehouse. */
    private static final String ENDLESS = """
            select count(*) from unnest(generate_array(1, 100000)) a, unnest(generate_array(1, 100000)) b,
              unnest(generate_array(1, 1000)) c where mod(a * b + c, 7) = 3""";

    @Test
    void aQueryHasTypedRows() {
        Rows rows =
                query("select 1 as n, 'x' as s, [1, 2] as a, struct(date '2021-03-09' as d) as t, numeric '1.5' as p");
        assertThat(rows.schema()).hasToString("n INT64, s STRING, a ARRAY<INT64>, t STRUCT<d DATE>, p NUMERIC");
        List<@Nullable Object> row = rows.toList().getFirst().values();
        assertThat(row.subList(0, 3)).containsExactly(1L, "x", List.of(1L, 2L));
        assertThat(((Row) row.get(3)).value("d")).isEqualTo(LocalDate.of(2021, 3, 9));
        assertThat((BigDecimal) row.get(4)).isEqualByComparingTo("1.5");
    }

    @Test
    void parametersAreBoundByName() {
        Statement statement = Statement.of("select @id + 1 as n, @name as s, @days as days, @missing as missing")
                .with("id", INT64, 41L)
                .with("name", STRING, "it's @id")
                .with("days", new Type.Array(Type.Scalar.DATE), List.of(LocalDate.of(2021, 3, 9)))
                .with("missing", STRING, null);
        List<List<@Nullable Object>> rows = values(warehouse().query(statement));
        assertThat(rows)
                .containsExactly(java.util.Arrays.asList(42L, "it's @id", List.of(LocalDate.of(2021, 3, 9)), null));
    }

    @Test
    void rowsKeepTheOrderOfTheQuery() {
        numbers("unordered", 12_000);
        Outcome done = warehouse()
                .run(Statement.of("select n from unordered order by n desc").in(dataset));
        assertThat(done.rows()).isEqualTo(12_000);
        assertThat(values(warehouse().rows(done.job(), 11_998))).containsExactly(List.of(2L), List.of(1L));
    }

    @Test
    void namesWithoutDatasetAreOfTheDefaultOne() {
        numbers("here", 2);
        assertThat(values(query("select sum(n) from here"))).containsExactly(List.of(3L));
        assertThat(values(query("select sum(n) from " + dataset.table("here").quoted())))
                .containsExactly(List.of(3L));
    }

    @Test
    void aScriptReturnsItsLastRows() {
        Rows rows = query("""
                create temp table t as select 1 as n union all select 2;
                select n from t where n = 1;
                create table made as select sum(n) as total from t;
                select total from made""");
        assertThat(values(rows)).containsExactly(List.of(3L));
        assertThat(warehouse().tables(dataset)).containsExactly(dataset.table("made"));
    }

    @Test
    void aTableMadeByStatementHasItsRows() {
        Outcome outcome = warehouse()
                .run(Statement.of("create or replace table made as select 1 as n union all select 2")
                        .in(dataset));
        assertThat(outcome.kind()).isEqualTo("CREATE_TABLE_AS_SELECT");
        assertThat(warehouse().describe(dataset.table("made")).rows()).isEqualTo(2);
    }

    @Test
    void changedRowsAreCounted() {
        numbers("changed", 5);
        Outcome deleted =
                warehouse().run(Statement.of("delete from changed where n > 3").in(dataset));
        assertThat(deleted.rows()).isEqualTo(2);
        assertThat(deleted.kind()).isEqualTo("DELETE");
        Outcome updated = warehouse()
                .run(Statement.of("update changed set n = n + 10 where n = 1").in(dataset));
        assertThat(updated.rows()).isEqualTo(1);
        assertThat(values(warehouse().read(dataset.table("changed"), 0)))
                .containsExactlyInAnyOrder(List.of(2L), List.of(3L), List.of(11L));
    }

    @Test
    void aViewIsReadAsItsQuery() {
        TableName base = numbers("base", 3);
        warehouse()
                .create(TableDefinition.view(
                        dataset.table("small"), "select n as m from " + base.quoted() + " where n < 3"));
        assertThat(values(query("select m from small order by m"))).containsExactly(List.of(1L), List.of(2L));
        TableDefinition view = warehouse().describe(dataset.table("small")).definition();
        assertThat(view.viewQuery()).contains("n < 3");
        assertThat(view.schema()).hasToString("m INT64");
    }

    @Test
    void aDestinationTakesTheRows() {
        into(Disposition.EMPTY, "select 1 as n");
        assertThatExceptionOfType(AlreadyExists.class).isThrownBy(() -> into(Disposition.EMPTY, "select 2 as n"));
        into(Disposition.APPEND, "select 3 as n");
        assertThat(values(warehouse().read(dataset.table("destination"), 0)))
                .containsExactlyInAnyOrder(List.of(1L), List.of(3L));
        into(Disposition.TRUNCATE, "select 'x' as s");
        assertThat(values(warehouse().read(dataset.table("destination"), 0))).containsExactly(List.of("x"));
    }

    @Test
    void aQueryThatFailsLeavesItsDestination() {
        into(Disposition.TRUNCATE, "select 1 as n");
        assertThatExceptionOfType(InvalidStatement.class)
                .isThrownBy(() -> into(Disposition.TRUNCATE, "select cast('x' as int64) as n"));
        assertThat(values(warehouse().read(dataset.table("destination"), 0))).containsExactly(List.of(1L));
    }

    @Test
    void aWrongStatementSaysWhere() {
        numbers("right", 1);
        assertThatExceptionOfType(InvalidStatement.class)
                .isThrownBy(() -> query("select n,\n  m\nfrom `right`"))
                .withMessageContaining("Unrecognized name: m")
                .satisfies(wrong -> assertThat(wrong.line()).isEqualTo(2))
                .satisfies(wrong -> assertThat(wrong.column()).isEqualTo(3));
    }

    @Test
    void aStatementThatFailsOnItsRowsIsTheCallersFault() {
        assertThatExceptionOfType(InvalidStatement.class)
                .isThrownBy(() -> query("select 1 / n from unnest([1, 0]) n").toList())
                .withMessageContaining("ivision by zero");
    }

    @Test
    void aTableThatIsNotThereIsNotFound() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> query("select * from missing").toList())
                .withMessageContaining("missing");
    }

    @Test
    void anEstimateRunsNothing() {
        numbers("estimated", 10);
        Estimate estimate = warehouse()
                .estimate(Statement.of("select n, n / 2 as half from estimated").in(dataset));
        assertThat(estimate.schema()).hasToString("n INT64, half FLOAT64");
        assertThat(estimate.bytesProcessed()).isEqualTo(80);
        assertThat(estimate.referenced()).containsExactly(dataset.table("estimated"));
        warehouse().estimate(Statement.of("delete from estimated where true").in(dataset));
        assertThat(warehouse().describe(dataset.table("estimated")).rows()).isEqualTo(10);
        assertThatExceptionOfType(InvalidStatement.class)
                .isThrownBy(() -> warehouse()
                        .estimate(Statement.of("select m from estimated").in(dataset)));
    }

    @Test
    void aLimitOfBytesIsKept() {
        numbers("costly", 10);
        assertThatExceptionOfType(LimitExceeded.class)
                .isThrownBy(() -> warehouse()
                        .run(Statement.of("select n from costly").in(dataset).billedAtMost(79)))
                .withMessageContaining("79");
    }

    @Test
    void aJobWithAnIdHappensOnce() {
        numbers("once", 1);
        Statement adds =
                Statement.of("insert into once (n) values (7)").in(dataset).with(named("adds"));
        Outcome first = warehouse().run(adds);
        assertThat(warehouse().run(adds).job()).isEqualTo(first.job());
        assertThat(warehouse().describe(dataset.table("once")).rows()).isEqualTo(2);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() ->
                        warehouse().run(Statement.of("select 1").in(dataset).with(named("adds"))));
    }

    @Test
    void aJobIsAskedByItsHandleAlone() {
        JobHandle begun =
                warehouse().begin(Statement.of("select 1 as n").in(dataset).with(named("asked")));
        JobHandle later = JobHandle.parse(begun.toString());
        warehouse().await(later);
        assertThat(warehouse().poll(later)).isInstanceOf(JobState.Done.class);
        assertThat(values(warehouse().rows(later, 0))).containsExactly(List.of(1L));
    }

    @Test
    void aJobThatFailedStaysFailed() {
        Statement wrong = Statement.of("select nothing").in(dataset).with(named("wrong"));
        assertThatExceptionOfType(InvalidStatement.class)
                .isThrownBy(() -> warehouse().run(wrong));
        assertThatExceptionOfType(InvalidStatement.class)
                .isThrownBy(() -> warehouse().run(wrong));
    }

    @Test
    void aJobNobodyBeganIsNotFound() {
        JobHandle unknown = new JobHandle(
                project(), warehouse().begin(Statement.of("select 1")).location(), "nobody");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> warehouse().poll(unknown));
    }

    @Test
    void aCancelledJobSaysSo() {
        JobHandle endless = warehouse().begin(Statement.of(ENDLESS));
        warehouse().cancel(endless);
        assertThatExceptionOfType(Cancelled.class).isThrownBy(() -> warehouse().await(endless));
        assertThat(warehouse().poll(endless)).isInstanceOf(JobState.Failed.class);
    }

    @Test
    void aJobThatTakesTooLongIsStopped() {
        Statement endless = Statement.of(ENDLESS).with(JobOptions.NONE.within(Duration.ofSeconds(1)));
        assertThatExceptionOfType(LimitExceeded.class)
                .isThrownBy(() -> warehouse().run(endless));
    }

    protected Rows query(String sql) {
        return warehouse().query(Statement.of(sql).in(dataset));
    }

    private void into(Disposition disposition, String sql) {
        warehouse().run(Statement.of(sql).in(dataset).into(dataset.table("destination"), disposition));
    }

    /** An id of this test's own, with a label. */
    protected JobOptions named(String name) {
        return JobOptions.NONE.as(dataset.dataset() + "-" + name).labelled(Map.of("pipeline", "contract"));
    }
}
