package app.passculture.data.analytics.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceMapTest {

    @Test
    void copiedTextLeadsBackToItsCharacter() {
        Rendering rendering = Rendered.rendering("select {# note #} a,\n  b", Map.of());
        assertThat(place(rendering, "b")).isEqualTo("model.sql:2:3");
        assertThat(place(rendering, "a,")).isEqualTo("model.sql:1:19");
    }

    @Test
    void computedTextLeadsToItsExpression() {
        Rendering rendering = Rendered.rendering("select\n  {{ 'colu' ~ 'mn' }} x", Map.of());
        assertThat(place(rendering, "mn")).isEqualTo("model.sql:2:6");
        assertThat(place(rendering, "x")).isEqualTo("model.sql:2:23");
    }

    @Test
    void textOfAMacroLeadsIntoTheMacroWithTheCallBehindIt() {
        Template library =
                Rendered.parsed("macros/cents.sql", "{% macro cents(c) -%}\n  round({{ c }} / 100)\n{%- endmacro %}");
        Rendering rendering = Rendered.rendering(
                "select\n  {{ cents('amount') }} as a",
                Map.of("cents", library.macros().getFirst()));
        assertThat(rendering.text()).isEqualTo("select\n  round(amount / 100) as a");
        assertThat(place(rendering, "round")).isEqualTo("macros/cents.sql:2:3");
        assertThat(place(rendering, "/ 100")).isEqualTo("macros/cents.sql:2:17");
        Origin origin = origin(rendering, "/ 100");
        assertThat(origin.chain()).hasSize(1);
        assertThat(origin.call().orElseThrow().macro()).isEqualTo("cents");
        assertThat(origin.outermost().position()).hasToString("model.sql:2:6");
        assertThat(place(rendering, "as a")).isEqualTo("model.sql:2:25");
    }

    @Test
    void trimmedMacrosAndSetBlocksKeepTheirOrigins() {
        Rendering rendering = Rendered.rendering(
                "{% macro m() %}  one two  {% endmacro %}{% set s %}{{ m()|trim }} three{% endset %}\n{{ s }}",
                Map.of());
        assertThat(rendering.text()).isEqualTo("\none two three");
        assertThat(place(rendering, "two")).isEqualTo("model.sql:1:22");
        assertThat(place(rendering, "three")).isEqualTo("model.sql:1:67");
    }

    @Test
    void callerTextLeadsToTheCallBlock() {
        Rendering rendering = Rendered.rendering(
                "{% macro m() %}<{{ caller() }}>{% endmacro %}\n{% call m() %}body{% endcall %}", Map.of());
        assertThat(place(rendering, "body")).isEqualTo("model.sql:2:15");
        assertThat(origin(rendering, "body").chain())
                .extracting(CallSite::macro)
                .containsExactly("caller", "m");
    }

    @Test
    void linesAndColumnsOfTheOutputMayBeAsked() {
        Rendering rendering = Rendered.rendering("{% if true %}\n\nselect 1\n{% endif %}", Map.of());
        assertThat(rendering.map().at(3, 8).orElseThrow().position()).hasToString("model.sql:3:8");
        assertThat(rendering.map().at(99, 1)).isEmpty();
    }

    @Test
    void emptyOutputHasNoOrigins() {
        assertThat(Rendered.rendering("{% set x = 1 %}", Map.of()).map().at(0)).isEmpty();
    }

    private static String place(Rendering rendering, String part) {
        return origin(rendering, part).position().toString();
    }

    private static Origin origin(Rendering rendering, String part) {
        return rendering.map().at(rendering.text().indexOf(part)).orElseThrow();
    }
}
