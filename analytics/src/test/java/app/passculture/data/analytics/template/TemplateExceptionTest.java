package app.passculture.data.analytics.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateExceptionTest {

    @Test
    void undefinedNameIsAnErrorWithPlaceAndHint() {
        TemplateException problem = problem("select\n  {{ offer_nam }}", Map.of("offer_name", new Text("x")));
        assertThat(problem).isInstanceOf(TemplateException.UndefinedName.class);
        assertThat(problem).hasMessage("model.sql:2:6: 'offer_nam' is not defined; did you mean 'offer_name'?");
    }

    @Test
    void undefinedNameInATestIsAnErrorToo() {
        assertThat(problem("{% if is_incremntal %}x{% endif %}", Map.of()))
                .hasMessageContaining("'is_incremntal' is not defined");
    }

    @Test
    void missingAttributeIsFalseInATestAndAnErrorInOutput() {
        assertThat(Rendered.text("{% set d = {'a': 1} %}{% if d.b %}x{% else %}y{% endif %}{{ d.b == 1 }}"))
                .isEqualTo("yFalse");
        assertThat(problem("{% set d = {'alpha': 1} %}{{ d.alpa }}", Map.of()))
                .hasMessage("model.sql:1:32: the dict has no 'alpa'; did you mean 'alpha'?");
    }

    @Test
    void parameterNotGivenIsNamedWhereItIsDeclared() {
        assertThat(problem("{% macro m(a, b) %}{{ b }}{% endmacro %}\n{{ m(1) }}", Map.of()))
                .hasMessage("model.sql:1:15: parameter 'b' of macro 'm' was not given\n"
                        + "  in macro 'm' called from model.sql:2:4");
    }

    @Test
    void macroCallChainIsTold() {
        Template library = Rendered.parsed("macros/a.sql", "{% macro outer() %}\n{{ inner() }}{% endmacro %}");
        Template deeper = Rendered.parsed("macros/b.sql", "{% macro inner() %}{{ 1 + 'a' }}{% endmacro %}");
        Map<String, Value> globals = Map.of(
                "outer", library.macros().getFirst(), "inner", deeper.macros().getFirst());
        TemplateException problem = problem("-- line\n{{ outer() }}", globals);
        assertThat(problem).isInstanceOf(TemplateException.Evaluation.class);
        assertThat(problem)
                .hasMessage("macros/b.sql:1:25: unsupported operand types for +: 'int' and 'str'\n"
                        + "  in macro 'inner' called from macros/a.sql:2:4\n"
                        + "  in macro 'outer' called from model.sql:2:4");
        assertThat(problem.origin().outermost().position()).hasToString("model.sql:2:4");
    }

    @Test
    void excerptShowsTwoLinesAroundAndACaret() {
        TemplateException problem = problem("one\ntwo\n{{ x }}\nfour\nfive\nsix", Map.of());
        assertThat(problem.excerpt().lines())
                .containsExactly(
                        "    1 | one",
                        "    2 | two",
                        "    3 | {{ x }}",
                        "      |    ^",
                        "    4 | four",
                        "    5 | five");
    }

    @Test
    void unknownFilterTestAndTagAreNamed() {
        assertThat(problem("{{ 1|uper }}", Map.of()))
                .hasMessageContaining("no filter named 'uper'; did you mean 'upper'?");
        assertThat(problem("{{ 1|urlize }}", Map.of())).hasMessageContaining("has no place in SQL");
        assertThat(problem("{{ 1 is od }}", Map.of())).hasMessageContaining("no test named 'od'; did you mean 'odd'?");
        assertThat(problem("{% fro x in y %}", Map.of()))
                .hasMessageContaining("unknown tag 'fro'; did you mean 'for'?");
        assertThat(problem("{% include 'x' %}", Map.of())).hasMessageContaining("reads no other file");
    }

    @Test
    void unclosedBlockIsReportedWhereItOpens() {
        TemplateException problem = problem("a\n{% for x in [1] %}\n{% if x %}{% endif %}", Map.of());
        assertThat(problem).isInstanceOf(TemplateException.Syntax.class);
        assertThat(problem).hasMessage("model.sql:2:4: this 'for' is never closed with 'else' or 'endfor'");
    }

    @Test
    void unknownArgumentsAreRefusedWithAHint() {
        assertThat(problem("{% macro m(column_name) %}{% endmacro %}{{ m(colum_name=1) }}", Map.of()))
                .hasMessageContaining("macro 'm' has no parameter 'colum_name'; did you mean 'column_name'?");
    }

    @Test
    void positionsCountInTheFileEvenWhenItIsTrimmed() {
        Template template = Template.parse(TemplateSource.trimmed("m.sql", "\n\n  {{ nope }}\n\n"));
        TemplateException problem = catchThrowableOfType(
                TemplateException.class,
                () -> new Interpreter(Limits.GENEROUS, Rendered.CLOCK).render(template, Globals.of(Map.of())));
        assertThat(problem.position()).isEqualTo(new Position("m.sql", 3, 6));
    }

    @Test
    void positionsInsideAYamlValueAreThoseOfTheYamlFile() {
        TemplateSource source = TemplateSource.within(new Position("models/m.yml", 7, 15), "{{ nope }}");
        TemplateException problem = catchThrowableOfType(
                TemplateException.class,
                () -> new Interpreter(Limits.GENEROUS, Rendered.CLOCK)
                        .evaluate(Template.parse(source), Globals.of(Map.of())));
        assertThat(problem.position()).hasToString("models/m.yml:7:18");
    }

    @Test
    void refusalOfTheHostCarriesThePlaceOfTheCall() {
        Callable ref = call -> {
            throw call.refusal("no model named '" + call.bind("name").text(0) + "'");
        };
        TemplateException problem = problem("a\n  {{ ref('b') }}", Map.of("ref", ref));
        assertThat(problem).isInstanceOf(TemplateException.Refused.class);
        assertThat(problem).hasMessage("model.sql:2:6: no model named 'b'");
    }

    private static TemplateException problem(String template, Map<String, Value> globals) {
        return catchThrowableOfType(TemplateException.class, () -> Rendered.rendering(template, globals));
    }
}
