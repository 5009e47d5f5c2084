package app.passculture.data.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.analytics.Embedded;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.transformation.Sketch;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitTestsTest {

    private static final String SOURCES = """
            sources:
              - name: raw
                tables:
                  - name: orders
                    columns:
                      - {name: id, data_type: int64}
                      - {name: amount, data_type: numeric}
                      - {name: ordered_at, data_type: timestamp}
                      - {name: place, data_type: "struct<city string, geo struct<lat float64, lon float64>>"}
                      - {name: tags, data_type: array<string>}
                  - name: refunds
                    columns: [{name: id, data_type: int64}]
            """;

    private static final String MODEL = """
            with paid as (
                select o.id, o.amount, o.place.city, o.place.geo.lat, date(o.ordered_at) as day
                from {{ source('raw', 'orders') }} as o
                left join {{ source('raw', 'refunds') }} as r on r.id = o.id
                where r.id is null
            )
            select id, amount, city, lat, date_diff(current_date(), day, day) as age
            from paid
            {% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}
            """;

    @TempDir
    Path directory;

    @Test
    void sparseRowsAreTypedAndTheClockStandsStill() {
        assertThat(run("""
                now: 2021-03-10T12:00:00Z
                given:
                  - input: source('raw', 'orders')
                    rows:
                      - {id: 1, amount: 10.50, place: {city: Paris}, ordered_at: 2021-03-01 23:00:00}
                      - {id: 2, tags: [a, b]}
                  - input: source('raw', 'refunds')
                    rows: []
                expect:
                  rows:
                    - {id: 2, amount: null, city: null, lat: null, age: null}
                    - {id: 1, amount: 10.5, city: Paris, lat: null, age: 9}
                """)).isEmpty();
    }

    @Test
    void differenceIsShownByRowAndCell() {
        assertThat(run("""
                rest: empty
                given: [{input: "source('raw', 'orders')", rows: [{id: 1, amount: 1}]}]
                expect: {rows: [{id: 1, amount: 2}]}
                """))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("1 expected row is not there (-), 1 row was not expected (+):")
                        .endsWith("amount: expected 2, got 1"));
    }

    @Test
    void forgottenInputsAreToldUnlessTheRestIsEmpty() {
        assertThatThrownBy(() -> run("given: []\nexpect: {rows: []}"))
                .isInstanceOf(UnitTestException.class)
                .hasMessageContaining("no rows are given for orders, refunds; give some, or say 'rest: empty'");
        assertThat(run("rest: empty\ngiven: []\nexpect: {rows: []}")).isEmpty();
    }

    @Test
    void commonTablesCanBeExpectedToo() {
        assertThat(run("""
                rest: empty
                given: [{input: "source('raw', 'orders')", rows: [{id: 1, ordered_at: 2021-03-01}]}]
                expect:
                  rows: [{id: 1}]
                  ctes: {paid: {rows: [{id: 1, day: 2021-03-02}]}}
                """)).hasValueSatisfying(text -> assertThat(text).startsWith("in 'paid': 1 expected row"));
    }

    @Test
    void incrementalBranchReadsTheGivenTable() {
        assertThat(run("""
                rest: empty
                overrides: {macros: {is_incremental: true}}
                given:
                  - {input: "source('raw', 'orders')", rows: [{id: 1}, {id: 2}]}
                  - {input: this, rows: [{id: 1}]}
                expect: {rows: [{id: 2}]}
                """)).isEmpty();
    }

    @Test
    void fixturesMayBeCsvOrSql() {
        new Sketch(directory)
                .with("tests/fixtures/orders.csv", "id,amount\n1,2.50\n2,\n")
                .options();
        assertThat(run("""
                rest: empty
                given:
                  - {input: "source('raw', 'orders')", format: csv, fixture: orders}
                  - {input: "source('raw', 'refunds')", format: sql, rows: "select 2 as id"}
                expect: {format: csv, rows: "id,amount\\n1,2.5\\n"}
                """)).isEmpty();
    }

    @Test
    void subsetAndOrderAreAsked() {
        String rows = "rest: empty\ngiven: [{input: \"source('raw', 'orders')\", rows: [{id: 1}, {id: 2}]}]\n";
        assertThat(run(rows + "expect: {match: subset, rows: [{id: 2}]}")).isEmpty();
        assertThat(run(rows + "expect: {rows: [{id: 2}]}")).isPresent();
        assertThatThrownBy(() -> run(rows + "expect: {match: some, rows: []}"))
                .hasMessageContaining("match is exact or subset");
    }

    @Test
    void unknownColumnsAndWrongValuesAreToldWithTheirPlace() {
        assertThatThrownBy(() -> run("""
                rest: empty
                given: [{input: "source('raw', 'orders')", rows: [{idd: 1}]}]
                expect: {rows: []}
                """))
                .hasMessageContaining("source('raw', 'orders'): row 1: no column 'idd'; did you mean 'id'?");
        assertThatThrownBy(() -> run("""
                rest: empty
                given: [{input: "source('raw', 'orders')", rows: [{id: x}]}]
                expect: {rows: []}
                """)).hasMessageContaining("row 1: column 'id': 'x' is no INT64");
        assertThatThrownBy(() -> run("rest: empty\ngiven: []\nexpect: {rows: [{nope: 1}]}"))
                .hasMessageContaining("'nope' is expected, but the columns are id, amount, city, lat, age");
    }

    private Optional<String> run(String body) {
        Project project = new Sketch(directory)
                .with("models/s.yml", SOURCES)
                .with("models/m.sql", MODEL)
                .with(
                        "models/u.yml",
                        "unit_tests:\n  - name: u\n    model: m\n"
                                + body.strip().indent(4))
                .read();
        Node test = project.nodes().values().stream()
                .filter(node -> node.type() == ResourceType.UNIT_TEST)
                .findFirst()
                .orElseThrow();
        try (LocalWarehouse bench = Embedded.open("p", Sketch.CLOCK.instant())) {
            return new UnitTests(project, bench).run(test);
        }
    }
}
