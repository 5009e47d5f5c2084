package app.passculture.data.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.transformation.Sketch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyticsTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void compileWritesTheManifestAndTheSql() throws IOException {
        sketch().with("models/a.sql", "select 1 as id")
                .with("models/x/b.sql", "select * from {{ ref('a') }}")
                .with("models/a.yml", "models: [{name: a, columns: [{name: id, data_tests: [unique]}]}]")
                .options();
        assertThat(run("compile")).isZero();
        assertThat(out.toString()).startsWith("3 nodes read, 3 compiled for target local");
        assertThat(directory.resolve("target/compiled/small/models/x/b.sql")).hasContent("select * from `p`.`d`.`a`");
        assertThat(directory.resolve("target/compiled/small/models/a.yml/unique_a_id.sql"))
                .exists();
        assertThat(Files.readString(directory.resolve("target/manifest.json")))
                .startsWith(
                        "{\"metadata\":{\"dbt_schema_version\":\"https://schemas.getdbt.com/dbt/manifest/v12.json\"")
                .contains("\"compiled_code\":\"select * from `p`.`d`.`a`\"")
                .contains("\"parent_map\":{\"model.small.a\":[],\"model.small.b\":[\"model.small.a\"]");
    }

    @Test
    void compileTellsWhatIsWrongAndExitsWithTwo() {
        sketch().with("models/a.sql", "select 1")
                .with("models/b.sql", "select *\nfrom {{ ref('aa') }}")
                .options();
        assertThat(run("compile")).isEqualTo(2);
        assertThat(errors.toString())
                .startsWith("models/b.sql:2:9: no model, seed or snapshot 'aa'; did you mean 'a'?");
        assertThat(directory.resolve("target")).doesNotExist();
    }

    @Test
    void undefinedNamesShowTheLinesAroundThem() {
        sketch().with("models/a.sql", "select\n  {{ nope }}\nfrom t").options();
        assertThat(run("compile")).isEqualTo(2);
        assertThat(errors.toString().lines())
                .containsExactly(
                        "models/a.sql:2:6: 'nope' is not defined",
                        "    1 | select",
                        "    2 |   {{ nope }}",
                        "      |      ^",
                        "    3 | from t");
    }

    @Test
    void lsListsWhatIsSelected() {
        sketch().with("models/a.sql", "select 1")
                .with("models/x/b.sql", "{{ config(tags='t') }}select * from {{ ref('a') }}")
                .options();
        assertThat(run("ls", "--select", "+tag:t")).isZero();
        assertThat(out.toString().lines()).containsExactly("small.a", "small.x.b");
    }

    @Test
    void lsShowsTheTableOfATargetAsJson() {
        sketch().with("models/a.sql", "select '{{ var('v') }}'").options();
        assertThat(run("ls", "--output", "json", "--target", "prod", "--vars", "{v: 1}"))
                .isZero();
        assertThat(out.toString()).contains("\"relation_name\":\"`q`.`e`.`a`\"");
    }

    @Test
    void nothingFoundIsAnErrorWhenStrict() {
        sketch().with("models/a.sql", "select 1").options();
        assertThat(run("ls", "--select", "nope")).isZero();
        assertThat(run("ls", "--select", "nope", "--strict")).isEqualTo(2);
    }

    @Test
    void badRequestsExitWithTwo() {
        sketch().with("models/a.sql", "select 1").options();
        assertThat(run("ls", "--target", "nowhere")).isEqualTo(2);
        assertThat(run("ls", "--vars", "x")).isEqualTo(2);
        assertThat(run("ls", "--window", "2021-03-03..2021-03-01")).isEqualTo(2);
        assertThat(run("nope")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("targets.yml: no entry 'nowhere'")
                .contains("a window begins before it ends");
    }

    @Test
    void windowIsWhatRunsCover() throws IOException {
        sketch().with("models/a.sql", "select {{ window_start() }}, {{ window_end() }}")
                .options();
        assertThat(run("compile", "--window", "2021-03-01..2021-03-03")).isZero();
        assertThat(Files.readString(directory.resolve("target/compiled/small/models/a.sql")))
                .isEqualTo("select date '2021-03-01', date '2021-03-03'");
    }

    private Sketch sketch() {
        return new Sketch(directory);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("nope")) {
            all.addAll(List.of("--project-dir", directory.toString()));
        }
        return Analytics.run(
                new Analytics.Surface(
                        Sketch.CLOCK,
                        Map.of(),
                        new PrintWriter(out, true),
                        new PrintWriter(errors, true),
                        new Engines(),
                        () -> "test"),
                all.toArray(String[]::new));
    }
}
