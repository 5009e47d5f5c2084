package app.passculture.data.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.Sketch;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandsTest {

    @TempDir
    Path directory;

    private final LocalWarehouse warehouse = Embedded.open("p", Sketch.CLOCK.instant());
    private int runs;
    private StringWriter out = new StringWriter();
    private StringWriter errors = new StringWriter();

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void buildTellsEachNodeAndTheSum() throws IOException {
        sketch().options();
        assertThat(run("build")).as(errors.toString() + out).isZero();
        assertThat(out.toString())
                .contains("1/5 ok")
                .contains("ok table d.a ")
                .contains("Done in ")
                .contains("2 success, 3 pass");
        assertThat(directory.resolve("target/junit.xml")).content().contains("<testsuite name=\"small\" tests=\"5\"");
        assertThat(directory.resolve("target/catalog.json")).content().contains("\"model.small.a\"");
        assertThat(directory.resolve("target/run/small/models/a.sql")).content().contains("create or replace table");
        assertThat(Files.readString(directory.resolve("target/run_results.json")))
                .contains("run-results/v6.json")
                .contains("\"unique_id\":\"model.small.a\"")
                .contains("\"job\":\"p:EU.test-a-");
    }

    @Test
    void failedTestShowsItsRowsAndHoldsBackChildren() {
        sketch().with("models/a.sql", "{{ config(materialized='table') }} select 1 as id union all select 1")
                .options();
        assertThat(run("build")).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAIL test unique_a_id (models/a.yml:")
                .contains("unique_field | n_records")
                .contains("skip")
                .contains("Again, what is not done: analytics retry");
    }

    @Test
    void retryRunsOnlyWhatIsNotDone() {
        sketch().with("tests/t.sql", "select 1 from {{ ref('a') }}").options();
        assertThat(run("build", "--select", "a+")).isEqualTo(1);
        sketch().with("tests/t.sql", "select 1 from {{ ref('a') }} where false").options();
        out = new StringWriter();
        assertThat(run("retry")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("ok test t").contains("ok view d.b").doesNotContain("d.a");
        out = new StringWriter();
        assertThat(run("retry")).isZero();
        assertThat(out.toString()).startsWith("Nothing to do again");
    }

    @Test
    void failingQueryPointsIntoTheTemplate() {
        sketch().with("models/b.sql", "select\n    id,\n    nope\nfrom {{ ref('a') }}")
                .options();
        assertThat(run("run")).isEqualTo(1);
        assertThat(out.toString())
                .contains("ERROR view b (models/b.sql:1:1)")
                .contains("models/b.sql:3:5: Unrecognized name: nope")
                .contains("    3 |     nope")
                .contains("compiled: target/compiled/small/models/b.sql");
    }

    @Test
    void dryRunShowsThePlansAndDoesNothing() {
        sketch().options();
        assertThat(run("run", "--dry-run")).isZero();
        assertThat(out.toString()).contains("-- table model.small.a").contains("create or replace table `p`.`d`.`a`");
        assertThat(warehouse.datasets("p")).isEmpty();
    }

    @Test
    void eventsAreLinesOfJson() {
        sketch().options();
        assertThat(run("build", "--output", "ndjson")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.getFirst()).startsWith("{\"event\":\"run_started\"");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("{\"event\":\"node_finished\"")
                        && line.contains("\"unique_id\":\"model.small.a\""));
        assertThat(lines.getLast()).startsWith("{\"event\":\"run_finished\"").contains("\"well\":true");
    }

    @Test
    void showGivesRowsOfModelsExpressionsAndText() {
        sketch().with("models/c.sql", "with x as (select 7 as n) select n + 1 as n from x")
                .options();
        assertThat(run("show", "--select", "c", "--cte", "x")).isZero();
        assertThat(out.toString().lines()).containsExactly("n", "-", "7");
        out = new StringWriter();
        assertThat(run("show", "--inline", "select {{ 1 + 1 }} as two", "--output", "json"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("[{\"two\":2}]");
    }

    @Test
    void freshnessJudgesTheNewestRow() {
        sketch().with("models/s.yml", """
                        sources:
                          - name: raw
                            freshness: {warn_after: {count: 1, period: day}, error_after: {count: 3, period: day}}
                            loaded_at_field: at_time
                            tables: [{name: new}, {name: old}, {name: absent}]
                        """).options();
        warehouse.run(Statement.of("create schema p.raw"));
        warehouse.run(Statement.of("create table p.raw.new as select timestamp '2021-03-10 07:00:00' as at_time"));
        warehouse.run(Statement.of("create table p.raw.old as select timestamp '2021-03-01' as at_time"));
        assertThat(run("freshness")).isEqualTo(1);
        assertThat(out.toString())
                .contains("pass raw.new, newest row 60 min 00 s old")
                .contains("error raw.old")
                .contains("unknown raw.absent: Not found");
    }

    @Test
    void diffTellsWhatDiffersBetweenTargets() {
        sketch().options();
        run("run", "--select", "a");
        run("run", "--select", "a", "--target", "other");
        assertThat(run("diff", "--select", "a", "--against", "other", "--indirect-selection", "empty"))
                .isZero();
        warehouse.run(
                Statement.of("create or replace table p.e.a as select 1 as id, 'x' as extra union all select 2, 'y'"));
        out = new StringWriter();
        assertThat(run("diff", "--select", "a", "--against", "other", "--keys", "id"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("column extra is only there").contains("1 rows are only there");
    }

    @Test
    void diffComparesNamedTables() {
        warehouse.run(Statement.of("create schema p.d"));
        warehouse.run(Statement.of("create table p.d.x as select 1 as id, 'a' as name"));
        warehouse.run(Statement.of("create table p.d.y as select 1 as id, 'b' as name"));
        sketch().options();
        assertThat(run("diff", "d.x", "p.d.y", "--schema")).isZero();
        assertThat(run("diff", "d.x", "p.d.y", "--keys", "id", "--output", "json"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("\"what\":[\"1 rows differ in name\"]");
        assertThat(run("diff", "d.x")).isEqualTo(2);
        assertThat(run("diff", "x", "y")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("diff compares two tables; one is given: d.x")
                .contains("Not project.dataset.table: 'x'");
    }

    @Test
    void diffWithAStateTellsWhatNodesAreNow() {
        sketch().options();
        run("compile");
        Path state = keepState();
        assertThat(run("diff", "--state", state.toString())).isZero();
        sketch().with("models/a.sql", "{{ config(materialized='view') }} select 2 as id")
                .with("models/c.sql", "select 1 as one")
                .options();
        out = new StringWriter();
        assertThat(run("diff", "--state", state.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("model.small.a: changed")
                .contains("config materialized: view, was table")
                .contains("SQL: 1 lines more, 1 less")
                .contains("model.small.c: new")
                .doesNotContain("model.small.b");
        out = new StringWriter();
        run("compile");
        assertThat(run(
                        "diff",
                        "--state",
                        state.toString(),
                        "--to",
                        directory.resolve("target").toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("model.small.a: changed").contains("model.small.c: new");
        assertThat(run("diff")).isEqualTo(2);
        assertThat(errors.toString()).contains("diff needs --against");
    }

    @Test
    void whatIsNotBuiltHereIsReadWhereTheStateHasIt() {
        sketch().options();
        assertThat(run("run", "--target", "other", "--select", "a")).isZero();
        run("compile", "--target", "other");
        String state = keepState().toString();
        assertThat(run("run", "--select", "b")).as("d.a is not there").isEqualTo(1);
        assertThat(run("run", "--select", "b", "--state", state, "--defer"))
                .as(errors + "\n" + out)
                .isZero();
        assertThat(directory.resolve("target/compiled/small/models/b.sql"))
                .content()
                .contains("from `p`.`e`.`a`");
        sketch().with("models/a.sql", "{{ config(materialized='table') }} select 7 as id")
                .options();
        run("run", "--select", "a");
        out = new StringWriter();
        assertThat(run("show", "--select", "b", "--state", state, "--defer")).isZero();
        assertThat(run(
                        "show",
                        "--inline",
                        "select id from {{ ref('a') }}",
                        "--state",
                        state,
                        "--defer",
                        "--favor-state"))
                .isZero();
        assertThat(out.toString().lines()).containsExactly("id", "--", "8", "id", "--", "1");
        assertThat(run("diff", "--state", state, "--tables", "--select", "a", "--keys", "id"))
                .isEqualTo(1);
        assertThat(run("run", "--defer")).isEqualTo(2);
        assertThat(errors.toString()).contains("--defer needs --state");
    }

    @Test
    void stateOfAnotherTargetTellsWhatWasModified() {
        sketch().options();
        run("compile", "--target", "other");
        String state = keepState().toString();
        sketch().with("models/b.sql", "select id + 2 as id from {{ ref('a') }}").options();
        out = new StringWriter();
        assertThat(run("ls", "--state", state, "--select", "state:modified", "--output", "name"))
                .isZero();
        assertThat(out.toString().lines()).containsExactly("b", "u");
        sketch().with("targets.yml", "default: local\ntargets:\n  local: {project: p, dataset: d}\n")
                .options();
        assertThat(run("ls", "--state", state, "--select", "state:modified")).isEqualTo(2);
        assertThat(errors.toString()).contains("is of target 'other', for which this project cannot be read");
    }

    @Test
    void secondRunOfAnIncrementalModelModifiesNothing() {
        sketch().with("models/grown.sql", """
                        {{ config(materialized='incremental') }}
                        select id from {{ ref('a') }} {% if is_incremental() %} where false {% endif %}
                        """).options();
        run("compile");
        String state = keepState().toString();
        assertThat(run("build")).isZero();
        assertThat(run("build")).as(out.toString()).isZero();
        assertThat(run(
                        "ls",
                        "--state",
                        directory.resolve("target").toString(),
                        "--select",
                        "state:modified",
                        "--strict"))
                .isEqualTo(2);
        assertThat(run("diff", "--state", state)).isZero();
    }

    private Path keepState() {
        Path state = directory.resolve("state");
        try {
            Files.createDirectories(state);
            Files.copy(
                    directory.resolve("target/manifest.json"),
                    state.resolve("manifest.json"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return state;
    }

    @Test
    void ownRulesAreQueriesOverTheProject() {
        sketch().with("checks/tested.sql", """
                        -- Every model has a test of its own.
                        -- severity: warning
                        select unique_id as node, name || ' has no test' as message
                        from nodes
                        where resource_type = 'model' and unique_id not in (select node from tests)
                        """).with("checks/names.sql", """
                        select e.child, c.name, c.data_type, t.to_column
                        from edges as e
                        join columns as c on c.node = e.child
                        join column_edges as t on t.to_node = c.node and t.to_column = c.name
                        where 'daily' in unnest((select tags from nodes where unique_id = e.child))
                        """).options();
        assertThat(run("check")).as(errors + "\n" + out).isZero();
        assertThat(out.toString()).contains("0 errors, 0 warnings");
        sketch().with("models/c.sql", "{{ config(tags=['daily']) }} select id as n from {{ ref('a') }}")
                .options();
        out = new StringWriter();
        assertThat(run("check")).isEqualTo(1);
        assertThat(out.toString())
                .contains("models/c.sql:1:1: warning: c has no test [tested]")
                .contains(
                        "checks/names.sql:1:1: child: model.small.c, name: n, data_type: INT64, to_column: n [names]");
        out = new StringWriter();
        assertThat(run("check")).as("from the report that is kept").isEqualTo(1);
        assertThat(out.toString()).contains("c has no test [tested]");
        assertThat(run("check", "--select", "b"))
                .as("columns of what is not checked are not known")
                .isZero();
    }

    @Test
    void brokenRulesAreToldWithTheirPlace() {
        sketch().with("checks/wrong.sql", "select\n  nope\nfrom nodes")
                .with("checks/absent.sql", "select 1 as one from nodez")
                .options();
        assertThat(run("check")).isEqualTo(1);
        assertThat(out.toString())
                .contains("checks/wrong.sql:2:3: this rule cannot be asked: Unrecognized name: nope")
                .contains("checks/absent.sql:1:")
                .contains("nodez");
        sketch().with("checks/wrong.sql", "-- severity: grave\nselect 1").options();
        assertThat(run("check")).isEqualTo(2);
        assertThat(errors.toString()).contains("checks/wrong.sql:1:1: severity is error or warning, not grave");
    }

    @Test
    void initBeginsAProjectThatBuilds() {
        Path fresh = directory.resolve("fresh");
        assertThat(Analytics.run(surface(), "init", fresh.toString())).isZero();
        assertThat(Analytics.run(surface(), "build", "--project-dir", fresh.toString()))
                .as(out.toString())
                .isZero();
        assertThat(Analytics.run(surface(), "init", fresh.toString())).isEqualTo(2);
        assertThat(Analytics.run(surface(), "fmt", "--check", "--project-dir", fresh.toString()))
                .isZero();
        assertThat(Analytics.run(surface(), "deps", "--project-dir", fresh.toString()))
                .isZero();
        assertThat(Analytics.run(surface(), "clean", "--project-dir", fresh.toString()))
                .isZero();
        assertThat(fresh.resolve("target")).doesNotExist();
    }

    @Test
    void brokenProjectsRunNothing() {
        sketch().with("models/b.sql", "select {{ var('nope') }} from {{ ref('a') }}")
                .options();
        assertThat(run("build")).isEqualTo(2);
        assertThat(errors.toString()).startsWith("models/b.sql:1:");
        assertThat(warehouse.datasets("p")).isEmpty();
    }

    @Test
    void firstFailureStopsTheRunWhenAsked() {
        sketch().with("models/z.sql", "select * from {{ ref('a') }}")
                .with("models/a.sql", "select nope")
                .options();
        assertThat(run("run", "--fail-fast", "--threads", "1")).isEqualTo(1);
        assertThat(out.toString()).contains("the run stopped at the first failure");
    }

    private Sketch sketch() {
        return new Sketch(directory)
                .with(
                        "targets.yml",
                        "default: local\ntargets:\n  local: {project: p, dataset: d}\n  other: {project: p, dataset: e}\n")
                .with("models/a.sql", "{{ config(materialized='table') }} select 1 as id")
                .with("models/b.sql", "select id + 1 as id from {{ ref('a') }}")
                .with("models/a.yml", """
                        models: [{name: a, columns: [{name: id, data_tests: [unique, not_null]}]}]
                        unit_tests: [{name: u, model: b, given: [{input: ref('a'), rows: [{id: 1}]}], expect: {rows: [{id: 2}]}}]
                        """);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--project-dir", directory.toString()));
        return Analytics.run(surface(), all.toArray(String[]::new));
    }

    private Analytics.Surface surface() {
        return new Analytics.Surface(
                Sketch.CLOCK,
                Map.of(),
                new PrintWriter(out, true),
                new PrintWriter(errors, true),
                new Warehouses() {
                    @Override
                    public Opened open(Project project) {
                        return new Opened(warehouse, () -> {});
                    }

                    @Override
                    public Opened bench(Project project) {
                        LocalWarehouse bench = Embedded.open(project.target().database(), Sketch.CLOCK.instant());
                        return new Opened(bench, bench::close);
                    }
                },
                () -> runs++ == 0 ? "test" : "test" + runs);
    }
}
