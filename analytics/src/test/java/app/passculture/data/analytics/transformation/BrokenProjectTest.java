package app.passculture.data.analytics.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenProjectTest {

    @TempDir
    Path directory;

    private Sketch sketch;

    @BeforeEach
    void start() {
        sketch = new Sketch(directory);
    }

    @Test
    void unknownRefIsToldWithItsPlaceAndNearNames() {
        sketch.with("models/orders.sql", "select 1 as id").with("models/b.sql", "select *\nfrom {{ ref('order') }}");
        assertThat(problems())
                .containsExactly("models/b.sql:2:9: no model, seed or snapshot 'order'; did you mean 'orders'?");
    }

    @Test
    void unknownRefInAMacroIsToldWhereItStands() {
        sketch.with("macros/m.sql", "{% macro m() %}{{ ref('nothing_like_it') }}{% endmacro %}")
                .with("models/b.sql", "select * from {{ m() }}");
        assertThat(problems()).containsExactly("macros/m.sql:1:19: no model, seed or snapshot 'nothing_like_it'");
    }

    @Test
    void unknownSourceIsTold() {
        sketch.with("models/s.yml", "sources: [{name: app, tables: [{name: user}]}]")
                .with("models/b.sql", "select * from {{ source('app', 'users') }}");
        assertThat(problems()).containsExactly("models/b.sql:1:18: no source 'app.users'; did you mean 'app.user'?");
    }

    @Test
    void cycleIsToldWithItsPath() {
        sketch.with("models/a.sql", "select * from {{ ref('c') }}")
                .with("models/b.sql", "select * from {{ ref('a') }}")
                .with("models/c.sql", "select * from {{ ref('b') }}");
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("cycle: model.small.a -> model.small.b -> model.small.c -> model.small.a");
    }

    @Test
    void modelThatNeedsItselfIsACycle() {
        sketch.with("models/a.sql", "select * from {{ ref('a') }}");
        assertThat(problems()).containsExactly("models/a.sql:1:1: cycle: model.small.a -> model.small.a");
    }

    @Test
    void twoModelsOfOneNameAreToldWithBothFiles() {
        sketch.with("models/x/a.sql", "select 1").with("models/y/a.sql", "select 2");
        assertThat(problems()).containsExactly("models/y/a.sql:1:1: model 'a' is also in models/x/a.sql:1");
    }

    @Test
    void twoModelsOfOneTableAreTold() {
        sketch.with("models/a.sql", "{{ config(alias='t') }}select 1")
                .with("models/b.sql", "{{ config(alias='t') }}select 2");
        assertThat(problems()).containsExactly("models/b.sql:1:1: p.d.t is also the table of models/a.sql:1");
    }

    @Test
    void undefinedNamesAreTold() {
        sketch.with("models/a.sql", "{% if is_incrementl() %}x{% endif %}");
        assertThat(problems())
                .containsExactly("models/a.sql:1:7: 'is_incrementl' is not defined; did you mean 'is_incremental'?");
    }

    @Test
    void allProblemsOfAStepAreToldTogether() {
        sketch.with("models/a.sql", "{{ nope1 }}")
                .with("models/b.sql", "{{ nope2 }}")
                .with("models/c.sql", "{% if %}");
        assertThat(problems()).hasSize(1);
        sketch.with("models/c.sql", "select 1");
        assertThat(problems()).hasSize(2);
    }

    @Test
    void badYamlIsToldWithItsPlace() {
        sketch.with("models/a.yml", "models:\n  - name: a\n   columns: []\n");
        assertThat(problems()).singleElement().asString().startsWith("models/a.yml:3:4: not YAML:");
        sketch.with("models/a.yml", "models:\n  - name: a\n    name: b\n");
        assertThat(problems()).containsExactly("models/a.yml:3:5: key 'name' stands twice");
        sketch.with("models/a.yml", "models:\n  - description: x\n");
        assertThat(problems()).containsExactly("models/a.yml:2:5: 'name' is missing");
        sketch.with("models/a.yml", "models: {name: a}\n");
        assertThat(problems()).isEmpty();
    }

    @Test
    void unknownTestIsToldWithItsPlace() {
        sketch.with("models/a.sql", "select 1 as id")
                .with(
                        "models/a.yml",
                        "models:\n  - name: a\n    columns:\n      - name: id\n        tests: [unqiue]\n");
        assertThat(problems()).containsExactly("models/a.yml:5:17: no test 'unqiue'; did you mean 'unique'?");
    }

    @Test
    void testWithAWrongArgumentIsTold() {
        sketch.with("models/a.sql", "select 1 as id")
                .with(
                        "models/a.yml",
                        "models:\n  - name: a\n    columns:\n      - name: id\n        tests: [{accepted_values: {value: [1]}}]\n");
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("macro 'test_accepted_values' has no parameter 'value'; did you mean 'values'?");
    }

    @Test
    void missingVariableIsTold() {
        sketch.with("dbt_project.yml", "name: small\nvars: {start_date: x}\n")
                .with("models/a.sql", "select '{{ var('start_dat') }}'");
        assertThat(problems())
                .containsExactly(
                        "models/a.sql:1:12: variable 'start_dat' has no value and no default; did you mean 'start_date'?");
    }

    @Test
    void missingEnvironmentVariableIsToldWithThePlaceInTheSettings() {
        sketch.with("dbt_project.yml", "name: small\nmodels:\n  +schema: \"{{ env_var('NOT_SET') }}\"\n");
        assertThat(problems())
                .containsExactly("dbt_project.yml:3:16: environment variable 'NOT_SET' is not set and has no default");
    }

    @Test
    void disabledModelThatIsNeededIsTold() {
        sketch.with("models/a.sql", "{{ config(enabled=false) }}select 1")
                .with("models/b.sql", "select * from {{ ref('a') }}");
        assertThat(problems()).containsExactly("models/b.sql:1:18: 'a' is disabled; model.small.b needs it");
    }

    @Test
    void privateModelOfAnotherGroupIsTold() {
        sketch.with("models/a.sql", "{{ config(access='private', group='g') }}select 1")
                .with("models/b.sql", "select * from {{ ref('a') }}");
        assertThat(problems()).containsExactly("models/b.sql:1:18: 'a' is private to group 'g'");
    }

    @Test
    void raisedErrorsCarryTheMacroChain() {
        sketch.with("macros/m.sql", "{% macro m() %}{{ exceptions.raise_compiler_error('no way') }}{% endmacro %}")
                .with("models/a.sql", "select {{ m() }}");
        assertThat(problems())
                .containsExactly("macros/m.sql:1:30: no way\n  in macro 'm' called from models/a.sql:1:11");
    }

    @Test
    void macrosOfOneNameAreTold() {
        sketch.with("macros/m.sql", "{% macro m() %}{% endmacro %}")
                .with("macros/n.sql", "\n{% macro m() %}{% endmacro %}");
        assertThat(problems()).containsExactly("macros/n.sql:2:10: macro 'm' is also defined at macros/m.sql:1:10");
    }

    @Test
    void modelDescribedTwiceIsTold() {
        sketch.with("models/a.sql", "select 1")
                .with("models/a.yml", "models: [{name: a}]")
                .with("models/b.yml", "models: [{name: a}]");
        assertThat(problems()).containsExactly("models/b.yml:1:10: 'a' is also described at models/a.yml:1");
    }

    @Test
    void unknownDocsBlockIsTold() {
        sketch.with("models/a.sql", "select 1")
                .with("models/d.md", "{% docs user %}x{% enddocs %}")
                .with("models/a.yml", "models:\n  - name: a\n    description: \"{{ doc('users') }}\"\n");
        assertThat(problems()).containsExactly("models/a.yml:3:22: no docs block 'users'; did you mean 'user'?");
    }

    @Test
    void queriesWhileCompilingAreRefused() {
        Project project = sketch.with(
                        "models/a.sql", "{% if execute %}{% do run_query('select 1') %}{% endif %}select 1")
                .read();
        Compiler compiler = new Compiler(project, Shop.CLOCK, _ -> false);
        assertThatThrownBy(() -> compiler.compile(project.nodes().values()))
                .isInstanceOf(ProjectException.Invalid.class)
                .hasMessageContaining("models/a.sql:1:23: this would query the warehouse while compiling");
    }

    @Test
    void unknownTargetIsTheCallersFault() {
        ProjectOptions options = sketch.options().withTarget("prd");
        assertThatThrownBy(() -> Project.read(options))
                .isInstanceOf(ProjectException.BadRequest.class)
                .hasMessage("targets.yml: no entry 'prd'; did you mean 'prod'?");
    }

    @Test
    void directoryWithoutAProjectIsTheCallersFault() {
        ProjectOptions options = ProjectOptions.of(directory.resolve("nowhere"), Shop.CLOCK);
        assertThatThrownBy(() -> Project.read(options)).isInstanceOf(ProjectException.BadRequest.class);
    }

    private List<String> problems() {
        ProjectException.Invalid invalid = catchThrowableOfType(ProjectException.Invalid.class, () -> sketch.read());
        return invalid == null
                ? List.of()
                : invalid.problems().stream()
                        .map(problem -> problem.position() + ": " + problem.message())
                        .toList();
    }
}
