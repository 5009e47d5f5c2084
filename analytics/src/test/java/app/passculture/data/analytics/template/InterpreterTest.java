package app.passculture.data.analytics.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterpreterTest {

    @Test
    void macrosReturnValues() {
        assertThat(Rendered.text("""
                {%- macro config_of(a) %} text {% do return({'a': a, 'l': [1, 2]}) %} never {% endmacro -%}
                {%- set c = config_of(5) -%}
                {{ c.a }} {{ c.l[1] }} {{ config_of(1) }}""")).isEqualTo("5 2 {'a': 1, 'l': [1, 2]}");
    }

    @Test
    void returnLeavesLoopsAndConditions() {
        assertThat(Rendered.text("{% macro f(l) %}{% for i in l %}{% if i > 1 %}{{ return(i) }}{% endif %}{% endfor %}"
                        + "{% endmacro %}{{ f([1, 2, 3]) + 1 }}"))
                .isEqualTo("3");
    }

    @Test
    void returnInACallBlockReturnsFromTheMacroThatCalledIt() {
        assertThat(
                        Rendered.text(
                                "{% macro w() %}{{ caller() }}{% endmacro %}"
                                        + "{% macro f() %}{% call w() %}{{ return([7]) }}{% endcall %}{% endmacro %}{{ f() }}{{ f() is string }}"))
                .isEqualTo("[7]True");
    }

    @Test
    void returnOutsideAMacroIsAnError() {
        assertThatThrownBy(() -> Rendered.text("{{ return(1) }}")).hasMessageContaining("outside a macro");
    }

    @Test
    void macrosOfALibrarySeeTheGlobalsOfTheModel() {
        Template library = Rendered.parsed("macros/m.sql", """
                {% set separator = '_' %}
                {% macro suffixed(name) %}{{ prefix }}{{ separator }}{{ name }}{% endmacro %}
                {% macro other() %}{{ suffixed('x') }}{% endmacro %}""");
        Map<String, Value> globals = Map.of(
                "prefix", new Text("p"),
                "suffixed", library.macros().get(0),
                "other", library.macros().get(1));
        assertThat(Rendered.rendering("{% set prefix = 'q' %}{{ other() }}", globals)
                        .text())
                .isEqualTo("p_x");
    }

    @Test
    void kwargsAndSpreadingReachTheHost() {
        List<Map<String, Value>> seen = new ArrayList<>();
        Callable config = call -> {
            seen.add(Map.copyOf(call.named()));
            return new Text("");
        };
        Rendered.rendering(
                "{% macro conf() %}{{ return(dict(materialized='table', tags=['a'], **kwargs)) }}{% endmacro %}"
                        + "{{ config(**conf(alias='x')) }}",
                Map.of("config", config));
        assertThat(seen)
                .containsExactly(Map.of(
                        "materialized", new Text("table"), "tags", Sequence.of(List.of("a")), "alias", new Text("x")));
    }

    @Test
    void testsAndSnapshotsOfDbtAreRead() {
        Template template = Rendered.parsed("tests/generic/a.sql", """
                {% test positive(model, column_name) %}select * from {{ model }} where {{ column_name }} < 0{% endtest %}
                {% snapshot s %}{{ config(strategy='check') }} select 1{% endsnapshot %}
                {% materialization m, adapter='bigquery' %}body{% endmaterialization %}""");
        assertThat(template.macros()).extracting(Macro::name).containsExactly("test_positive");
        assertThat(template.macros().getFirst().parameters()).containsExactly("model", "column_name");
        assertThat(template.blocks())
                .extracting(block -> block.kind() + " " + block.name() + " "
                        + block.position().line())
                .containsExactly("snapshot s 2", "materialization m 3");
        assertThat(template.definesOnly()).isTrue();
    }

    @Test
    void inlineIfWithoutElsePrintsNothing() {
        assertThat(Rendered.text("{% for i in [1, 2] %}{{ i }}{{ ', ' if not loop.last }}{% endfor %}"))
                .isEqualTo("1, 2");
    }

    @Test
    void clockIsInjected() {
        assertThat(
                        Rendered.text(
                                "{{ modules.datetime.datetime.now() }} {{ modules.datetime.date.today() }} "
                                        + "{{ modules.datetime.datetime.now(modules.pytz.timezone('Europe/Paris')).strftime('%H:%M %z %Z') }}"))
                .isEqualTo("2021-03-10 08:09:10 2021-03-10 09:09 +0100 CET");
    }

    @Test
    void loneExpressionsKeepTheirTypeAsInDbtsYaml() {
        assertThat(evaluated("{{ 1 + 1 }}")).isEqualTo(new Int(2));
        assertThat(evaluated("{{ ['a'] }}")).isEqualTo(Sequence.of(List.of("a")));
        assertThat(evaluated("{{ '1' }}")).isEqualTo(new Text("1"));
        assertThat(evaluated("{{ '1' | as_number }}")).isEqualTo(new Int(1));
        assertThat(evaluated("{{ 'true' | as_bool }}")).isEqualTo(Bool.TRUE);
        assertThat(evaluated("{{ \"['x', 1]\" | as_native }}")).isEqualTo(Sequence.of(List.of("x", 1)));
        assertThat(evaluated("{{ 'plain' | as_native }}")).isEqualTo(new Text("plain"));
        assertThat(evaluated("a{{ 1 }}")).isEqualTo(new Text("a1"));
        assertThatThrownBy(() -> evaluated("{{ 'x' | as_number }}")).hasMessageContaining("as_number cannot take 'x'");
    }

    @Test
    void dataGoesInAndComesOut() {
        Map<String, Object> data = Map.of("l", Arrays.asList(1, 2.5, null, true, "x"), "m", Map.of("k", "v"));
        assertThat(Value.of(data).data())
                .isEqualTo(Map.of("l", Arrays.asList(1L, 2.5, null, true, "x"), "m", Map.of("k", "v")));
    }

    @Test
    void oneTemplateServesManyThreads() throws Exception {
        Template template = Rendered.parsed(
                "m.sql",
                "{% macro m(x) %}{{ x * 2 }}{% endmacro %}{% for i in range(50) %}{{ m(n + i) }},{% endfor %}");
        Interpreter interpreter = new Interpreter(Limits.GENEROUS, Rendered.CLOCK);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> texts = IntStream.range(0, 200)
                    .mapToObj(n -> threads.submit(() -> interpreter
                            .render(template, Globals.of(Map.of("n", new Int(n))))
                            .text()))
                    .toList();
            for (int n = 0; n < texts.size(); n++) {
                assertThat(texts.get(n).get()).startsWith(2 * n + "," + (2 * n + 2) + ",");
            }
        }
    }

    private static Value evaluated(String template) {
        return new Interpreter(Limits.GENEROUS, Rendered.CLOCK)
                .evaluate(Rendered.parsed("x.yml", template), Globals.of(Map.of()));
    }
}
