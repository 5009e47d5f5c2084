package app.passculture.data.analytics.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Partitioning;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.TableOptions;
import app.passculture.data.analytics.warehouse.Type;
import com.google.zetasql.resolvedast.ResolvedNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleSqlTest {

    private static final TableDefinition BOOKING = TableDefinition.table(
            TableName.parse("pass.clean.booking"),
            Schema.of(
                    Field.of("id", Type.Scalar.INT64),
                    Field.of("name", Type.Scalar.STRING),
                    Field.of("amount", Type.Numeric.UNLIMITED),
                    Field.of("created", Type.Scalar.TIMESTAMP),
                    Field.of("tags", new Type.Array(Type.Scalar.STRING)),
                    Field.of("place", new Type.Struct(Schema.of(Field.of("city", Type.Scalar.STRING))))));

    private static final TableDefinition VISITS = TableDefinition.table(
                    TableName.parse("other-project.raw.visits"), Schema.of(Field.of("url", Type.Scalar.STRING)))
            .with(TableOptions.NONE.partitionedBy(new Partitioning.Time(null, Partitioning.Unit.DAY, null, false)));

    private static final TableDefinition SHARD = TableDefinition.table(
            TableName.parse("pass.clean.shard_20210301"), Schema.of(Field.of("n", Type.Scalar.INT64)));

    private static final TableSource TABLES = new TableSource() {
        @Override
        public Optional<TableDefinition> find(TableName name) {
            return List.of(BOOKING, VISITS).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
        }

        @Override
        public List<TableDefinition> beginningWith(DatasetName dataset, String prefix) {
            return SHARD.name().table().startsWith(prefix) ? List.of(SHARD) : List.of();
        }

        @Override
        public Optional<Schema> external(String connection, String sql) {
            return connection.equals("eu.app")
                    ? Optional.of(Schema.of(Field.of("user_id", Type.Scalar.STRING)))
                    : Optional.empty();
        }
    };

    private static final Names NAMES = Names.of(TABLES, "pass");

    private static String columns(String sql) {
        return Shared.SQL.analyze(sql, NAMES).schema().toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table pass.clean.booking drop column name",
                "alter table if exists `pass.clean.booking` drop column name",
                "alter table `pass`.clean.`booking` alter column id set data type numeric",
                "alter table other-project.raw.visits drop column url"
            })
    void alteredTablesAreSeenWithTheirColumns(String sql) {
        assertThat(Shared.SQL.analyze(sql, NAMES).statement()).isInstanceOf(ResolvedNodes.ResolvedAlterTableStmt.class);
    }

    @Test
    void absentColumnOfAnAlteredTableIsRefused() {
        assertThat(refusal("alter table pass.clean.booking drop column absent")).hasMessageContaining("absent");
    }

    @Test
    void namesThatDifferOnlyInCaseAreNotUnderstoodTogether() {
        TableSource all = name -> Optional.of(TableDefinition.table(name, BOOKING.schema()));
        assertThatThrownBy(() -> Shared.SQL.analyze(
                        "select a.id from clean.Foo a join clean.foo b on a.id = b.id", Names.of(all, "pass")))
                .isInstanceOf(GoogleSqlException.NotUnderstood.class)
                .hasMessageContaining("differ only in case");
    }

    private static GoogleSqlException.Invalid refusal(String sql) {
        return catchThrowableOfType(GoogleSqlException.Invalid.class, () -> Shared.SQL.analyze(sql, NAMES));
    }

    private static List<String> called(Analysis analysis) {
        List<String> called = new ArrayList<>();
        analysis.statement().accept(new ResolvedNodes.Visitor() {
            @Override
            public void visit(ResolvedNodes.ResolvedFunctionCall call) {
                called.add(call.getFunction().getName());
                super.visit(call);
            }
        });
        return called;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id, name from clean.booking",
                "select id, name from `clean.booking`",
                "select id, name from `pass.clean.booking`",
                "select id, name from pass.clean.booking",
                "select booking.id, booking.name from `pass`.`clean`.`booking`",
                "select booking.id, booking.name from `pass.clean`.booking",
                "select b.id, b.name from `pass.clean.booking` as b;",
            })
    void aTableIsNamedInManyWays(String sql) {
        assertThat(columns(sql)).isEqualTo("id INT64, name STRING");
        assertThat(Shared.SQL.analyze(sql, NAMES).tables()).containsExactly(BOOKING.name());
    }

    @Test
    void aDefaultDatasetCompletesAName() {
        Names names = NAMES.in(new DatasetName("pass", "clean"));
        assertThat(Shared.SQL.analyze("select id from booking", names).tables()).containsExactly(BOOKING.name());
    }

    @Test
    void columnsHaveTheirTypes() {
        assertThat(columns("select *, sum(amount) over () total, [1.5] f, struct(1 as a, date '2021-01-01' as d) s,"
                        + " safe_divide(id, 2) q from clean.booking"))
                .isEqualTo(
                        "id INT64, name STRING, amount NUMERIC, created TIMESTAMP, tags ARRAY<STRING>,"
                                + " place STRUCT<city STRING>, total NUMERIC, f ARRAY<FLOAT64>, s STRUCT<a INT64, d DATE>, q FLOAT64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTEGER", "INT", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT", "INT64"})
    void wholeNumbersHaveManyNames(String type) {
        assertThat(columns("select cast('1' as " + type + ") as x")).isEqualTo("x INT64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select cast(1 as float64), cast(1 as decimal), cast(1 as bignumeric), cast(true as boolean)",
                "select * except (tags) replace (upper(name) as name) from clean.booking qualify row_number() over (order by id) = 1",
                "select t from clean.booking, unnest(tags) t with offset o where o > 0",
                "select tags[safe_offset(0)], place.city from clean.booking",
                "select name, count(*) from clean.booking group by rollup (name)",
                "select * from (select name, id from clean.booking) pivot (sum(id) for name in ('a', 'b'))",
                "select contains_substr(name, 'a'), farm_fingerprint(name), to_base32(b'a'), generate_uuid() from clean.booking",
                "select date_diff(current_date(), date '2021-01-01', isoweek), timestamp_trunc(created, week(monday)) from clean.booking",
                "select approx_quantiles(id, 4), hll_count.init(id), string_agg(distinct name order by name limit 2) from clean.booking",
                "select json_value(parse_json('{}'), '$.a'), st_geogpoint(1, 2), safe.parse_date('%Y', name) from clean.booking",
                "select regexp_extract(name, r'(\\d+)'), name like any ('a%', 'b%'), from clean.booking",
                "with recursive r as (select 1 n union all select n + 1 from r where n < 3) select * from r",
                "from clean.booking |> where id > 1 |> aggregate count(*) as n group by name",
                "select if(id = 1, null, 'x'), ifnull(name, ''), session_user(), @@project_id from clean.booking",
                "merge clean.booking t using (select 1 id) s on t.id = s.id when matched then update set name = 'a'"
                        + " when not matched then insert (id) values (s.id)",
                "create or replace table clean.x partition by date(created) cluster by id options (description = 'd')"
                        + " as select * from clean.booking",
                "select min_by(name, id), max_by(name, id), any_value(name having max id), countif(id > 1) from clean.booking",
                "select last_day(date '2021-01-01'), format_date('%A', '2021-01-01'), range_bucket(3, [1, 2]) from clean.booking",
                "delete from clean.booking where id in (select id from clean.booking)",
                "export data options (uri = 'gs://a/*.csv', format = 'CSV') as select * from clean.booking",
            })
    void whatBigQueryAcceptsIsAccepted(String sql) {
        assertThat(Shared.SQL.analyze(sql, NAMES).statement()).isNotNull();
    }

    @Test
    void anErrorHasItsPlaceInTheTextAsGiven() {
        GoogleSqlException.Invalid refusal = refusal("select b.id,\n\tb.nam\nfrom `pass.clean.booking` b");
        assertThat(refusal).hasMessage("Name nam not found inside b");
        assertThat(refusal.place()).isEqualTo(new Place(16, 2, 4));
    }

    @Test
    void placesStandBehindSplitNamesAndLettersOfManyBytes() {
        GoogleSqlException.Invalid refusal = refusal("select 'é😀', b.id from `pass.clean.booking` b where b.nom = 1");
        assertThat(refusal.place().offset())
                .isEqualTo("select 'é😀', b.id from `pass.clean.booking` b where b.".length());
    }

    @Test
    void aMissingTableIsNamed() {
        assertThat(refusal("select 1 from clean.bookings")).hasMessageStartingWith("Table not found: clean.bookings");
        assertThat(refusal("select 1\nfrom\n  nowhere").place()).hasToString("3:3");
    }

    @Test
    void aSumOfFourHundredTermsIsUnderstood() {
        String sum = IntStream.range(0, 400).mapToObj(i -> "id").collect(Collectors.joining(" + "));
        assertThat(columns("select " + sum + " as total from clean.booking")).isEqualTo("total INT64");
    }

    @Test
    void aPartitionedTableHasItsPseudoColumns() {
        assertThat(columns("select _PARTITIONDATE d, _PARTITIONTIME t from `other-project.raw.visits`"))
                .isEqualTo("d DATE, t TIMESTAMP");
        assertThat(columns("select * from `other-project.raw.visits`")).isEqualTo("url STRING");
    }

    @Test
    void aWildcardHasTheColumnsOfTheNewestTable() {
        assertThat(columns("select n, _TABLE_SUFFIX s from `clean.shard_*` where _table_suffix > '2020'"))
                .isEqualTo("n INT64, s STRING");
    }

    @Test
    void aFederatedQueryHasTheColumnsItsSourceTells() {
        assertThat(columns("select * from external_query('eu.app', 'select id from public.user') x join"
                        + " external_query(\"eu.app\", '''select \"b\" from t''') y using (user_id)"))
                .isEqualTo("user_id STRING");
        assertThatThrownBy(() -> columns("select * from external_query(concat('a'), 'b')"))
                .isInstanceOf(GoogleSqlException.NotUnderstood.class);
    }

    @Test
    void parametersHaveTheirTypes() {
        Names names = NAMES.withParameters(Map.of("day", Type.Scalar.DATE));
        assertThat(Shared.SQL.analyze("select @day as d", names).schema()).hasToString("d DATE");
    }

    @Test
    void functionsAreInlinedWhereverTheyLive() {
        Routine local = Shared.SQL.routine(
                "create or replace function `pass.clean.humanize`(id string) returns string as (upper(id))", NAMES);
        Names names = NAMES.withRoutines(List.of(local));
        for (String call : List.of("`pass.clean.humanize`", "clean.humanize", "`pass`.`clean`.humanize")) {
            Analysis analysis = Shared.SQL.analyze("select " + call + "(name) as h from clean.booking", names);
            assertThat(analysis.schema()).hasToString("h STRING");
            assertThat(called(analysis)).containsExactly("upper");
        }
    }

    @Test
    void aScriptSeesWhatItMade() {
        Script script = Shared.SQL.script("""
                create temp function twice(x any type) as (x * 2);
                create temp function js(x string) returns string language js as 'return x';
                -- a comment
                create temp table t as select twice(id) as d, js(name) as j from clean.booking;
                select t.d + 1 as e, j from t;
                """, NAMES);
        script.next();
        script.next();
        assertThat(script.next().sql()).startsWith("create temp table t").endsWith("booking;");
        Analysis last = script.next();
        assertThat(last.schema()).hasToString("e INT64, j STRING");
        assertThat(last.place()).hasToString("5:1");
        assertThat(last.tables()).isEmpty();
        assertThat(script.hasNext()).isFalse();
    }

    @Test
    void variablesOfAScriptAreDeclared() {
        Script script = Shared.SQL.script("select a + 1 as b", NAMES);
        script.declare("a", Type.Scalar.INT64);
        assertThat(script.next().schema()).hasToString("b INT64");
        assertThat(refusal("select a + 1 as b")).hasMessage("Unrecognized name: a");
    }

    @Test
    void errorsOfAScriptHaveTheirPlaceInAllOfIt() {
        Script script = Shared.SQL.script("select 1;\nselect nope", NAMES);
        script.next();
        GoogleSqlException.Invalid refusal = catchThrowableOfType(GoogleSqlException.Invalid.class, script::next);
        assertThat(refusal.place()).hasToString("2:8");
    }

    @Test
    void proceduresAreNotUnderstoodAndSaySo() {
        assertThatThrownBy(() ->
                        Shared.SQL.script("declare x int64; set x = 1;", NAMES).next())
                .isInstanceOf(GoogleSqlException.NotUnderstood.class)
                .hasMessage("A script with DECLARE is not understood here");
    }

    @Test
    void preparedTablesServeManyThreads() throws Exception {
        try (Prepared prepared = Shared.SQL.prepare(List.of(BOOKING, VISITS), NAMES);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(
                            () -> prepared.analyze("select b.id + " + i + " as x from `pass.clean.booking` b")
                                    .schema()
                                    .toString()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("x INT64");
            }
        }
    }

    @Test
    void otherMachinesAreToldSo() {
        assertThatThrownBy(() -> new Host("Linux", "aarch64", false).demandSupport())
                .isInstanceOf(GoogleSqlException.UnsupportedHost.class)
                .hasMessageContaining("not for Linux on aarch64");
        assertThatThrownBy(() -> new Host("Linux", "amd64", true).demandSupport())
                .hasMessageContaining("with musl");
    }
}
