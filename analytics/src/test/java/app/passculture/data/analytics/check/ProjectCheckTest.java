package app.passculture.data.analytics.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCheckTest {

    private static final String SOURCES = """
            version: 2
            sources:
              - name: app
                schema: raw
                tables:
                  - name: user
                    columns:
                      - {name: id, data_type: int64}
                      - {name: email, data_type: string}
                      - {name: tags, data_type: "array<struct<name string, weight numeric(4, 2)>>"}
                  - name: vague
                    columns: [{name: id}]
                  - name: bare
            """;

    @TempDir
    private Path directory;

    private Draft draft = new Draft(Path.of("."));

    @BeforeEach
    void begin() {
        draft = Draft.in(directory).file("models/sources.yml", SOURCES);
    }

    @Test
    void columnsAndTypesFlowThroughModels() {
        draft.file("seeds/rates.csv", "country,rate,day,active\nfr,1.5,2021-01-01,true\n")
                .model(
                        "users",
                        "select id, upper(email) as mail, t.weight from {{ source('app', 'user') }}, unnest(tags) t")
                .model(
                        "joined",
                        "select u.*, r.* except (country) from {{ ref('users') }} u join {{ ref('rates') }} r on true");
        CheckReport report = draft.check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.facts().get("model.shop.joined"))
                .extracting(facts -> facts.schema().toString())
                .isEqualTo("id INT64, mail STRING, weight NUMERIC, rate FLOAT64, day DATE, active BOOL");
    }

    @Test
    void aBrokenColumnIsToldWithItsPlaceAndWhatDependsOnIt() {
        draft.model("users", "select\n  id,\n  emial\nfrom {{ source('app', 'user') }}")
                .model("b", "select * from {{ ref('users') }}")
                .model("c", "select * from {{ ref('b') }}");
        assertThat(draft.findings()).singleElement().isEqualTo("""
                models/users.sql:3:3: Unrecognized name: emial; Did you mean email? [sql]
                    1 | select
                    2 |   id,
                    3 |   emial
                      |   ^
                    4 | from {{ source('app', 'user') }}
                  not checked because of it: b, c""");
    }

    @Test
    void aMistakeInAMacroIsToldOnceWithTheWayThere() {
        draft.file("macros/m.sql", "{% macro both(a) %}{{ a }} + 1, lenght('x'){% endmacro %}")
                .model("a", "select\n {{ both('id') }} from {{ source('app', 'user') }}")
                .model("b", "select {{ both('id') }} from {{ source('app', 'user') }}");
        assertThat(draft.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .startsWith("macros/m.sql:1:33: Function not found: lenght; Did you mean length? [sql]")
                        .contains("in macro 'both' called from models/")
                        .contains("in a, b"));
    }

    @Test
    void namesInsideAnAliasGetAHintToo() {
        draft.model("a", "select u.emial from {{ source('app', 'user') }} u");
        assertThat(draft.findings()).singleElement().asString().contains("did you mean 'email'?");
    }

    @Test
    void aTypeErrorIsToldInTheTemplate() {
        draft.model("a", "{% set x = 3 %}\nselect id + email as s from {{ source('app', 'user') }}");
        assertThat(draft.findings()).singleElement().asString().startsWith("models/a.sql:2:8: No matching signature");
    }

    @Test
    void whatIsNotDeclaredIsNotChecked() {
        draft.model("a", "select anything from {{ source('app', 'bare') }}")
                .model("b", "select * from {{ ref('a') }}")
                .model("c", "select id from {{ source('app', 'vague') }}")
                .model("d", "select 1 as one from other.place");
        CheckReport report = draft.check();
        assertThat(report.errors()).isZero();
        assertThat(report.findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("undeclared-table", "undeclared-columns", "undeclared-columns");
        draft.file("policies.yml", "classes: [x]\nrefuse: [undeclared-table, undeclared-columns]\n");
        assertThat(draft.check().errors()).isEqualTo(3);
    }

    @Test
    void anEnforcedContractIsCompared() {
        draft.model("a", "select id, email, 1 as more from {{ source('app', 'user') }}")
                .file("models/a.yml", """
                        version: 2
                        models:
                          - name: a
                            config: {contract: {enforced: true}}
                            columns:
                              - {name: id, data_type: string}
                              - {name: emial, data_type: string}
                        """);
        assertThat(draft.check().findings())
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "a breaks its contract: column 'id' is INT64, declared is STRING",
                        "a breaks its contract: there is no column 'emial'; did you mean 'email'?",
                        "a breaks its contract: not declared: email, more");
    }

    @Test
    void theOrderOfAContractCounts() {
        draft.model("a", "select email, id from {{ source('app', 'user') }}").file("models/a.yml", """
                        version: 2
                        models:
                          - name: a
                            config: {contract: {enforced: true}}
                            columns: [{name: id, data_type: int64}, {name: email, data_type: string}]
                        """);
        assertThat(draft.findings()).singleElement().asString().contains("column 1 is 'email', declared is 'id'");
    }

    @Test
    void testsNeedTheirColumn() {
        draft.model("a", "select id from {{ source('app', 'user') }}").file("models/a.yml", """
                        version: 2
                        models:
                          - name: a
                            columns:
                              - name: id
                                tests: [unique, not_null]
                              - name: idd
                                tests: [unique]
                        """);
        assertThat(draft.check().findings())
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "a is described wrongly: there is no column 'idd'; did you mean 'id'?",
                        "there is no column 'idd' in a; did you mean 'id'?");
    }

    @Test
    void anUnchangedProjectIsNotReadAgain() {
        draft.model("a", "select nope from {{ source('app', 'user') }}");
        CheckReport first = draft.checking(Checking.Memory.KEPT)
                .report("all", p -> p.nodes().values());
        CheckReport second = draft.checking(Checking.Memory.KEPT).report("all", _ -> {
            throw new AssertionError("the project was read again");
        });
        assertThat(second.findings()).isEqualTo(first.findings());
        draft.model("a", "select id from {{ source('app', 'user') }}");
        assertThat(draft.checking(Checking.Memory.KEPT)
                        .report("all", p -> p.nodes().values())
                        .findings())
                .isEmpty();
    }

    @Test
    void factsAreKeptFromRunToRun() {
        draft.model("a", "select id, tags from {{ source('app', 'user') }}")
                .model("b", "select id from {{ ref('a') }}");
        CheckReport first = draft.checking(Checking.Memory.KEPT)
                .knowledge(p -> p.nodes().values())
                .report();
        CheckReport second = draft.checking(Checking.Memory.KEPT)
                .knowledge(p -> p.nodes().values())
                .report();
        assertThat(second.facts().toString()).isEqualTo(first.facts().toString());
    }

    @Test
    void reportsAreWrittenForTools() {
        draft.model("a", "select nope from {{ source('app', 'user') }}");
        CheckReport report = draft.check();
        assertThat(Reports.json(report)).contains("\"rule\":\"sql\"", "\"line\":1", "\"column\":8");
        assertThat(Reports.sarif(report))
                .contains("\"ruleId\":\"sql\"", "\"startColumn\":8", "\"uri\":\"models/a.sql\"");
        assertThat(Reports.text(report)).endsWith("1 nodes checked: 1 error, 0 warnings\n");
    }

    @Test
    void federatedQueriesHaveTheTypesOfTheirSource() {
        draft.model(
                "a",
                "{{ config(pre_hook='') }}-- {{ source('app', 'user') }}\nselect * from external_query('c', "
                        + "'select cast(\"id\" as varchar(255)) as \"user_id\", \"email\" as \"mail\", cast(count(*) as bigint) as \"n\" from raw.\"user\"')");
        CheckReport report = draft.check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.facts().get("model.shop.a"))
                .extracting(facts -> facts.schema().toString())
                .isEqualTo("user_id STRING, mail STRING, n INT64");
    }
}
