package app.passculture.data.analytics.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LexerPropertyTest {

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(
                        "select ",
                        "{{ a }}",
                        "{%- if x -%}",
                        "{% endif %}",
                        "{# note #}",
                        "\n",
                        "  ",
                        "{{- 'it' ~ 1.5 }}",
                        "{% raw %}{{ x }}{% endraw %}",
                        "é}",
                        "%}",
                        "{{ {'a': [1, (2,)]} }}",
                        "{% set x = a|b(c=1) +%}")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars("{}%#-+ \n\"'\\ab1.|([])raw").ofMaxLength(40);
    }

    /** Tokens are exact parts of the text, in order, and only white space, comments and raw tags lie between them. */
    @Property
    void tokensAreExactPartsOfTheText(@ForAll("templates") String template) {
        TemplateSource source = TemplateSource.of("m.sql", template);
        int end = 0;
        for (Token token : Lexer.tokens(source)) {
            String between = source.text()
                    .substring(end, token.at())
                    .replaceAll("(?s)\\{#.*?#}", "")
                    .replaceAll("\\{%-? *(end)?raw *-?%}", "");
            assertThat(between).isBlank();
            assertThat(source.text()).startsWith(source.text().substring(0, token.at()) + token.text());
            end = token.at() + token.text().length();
        }
    }

    @Property
    void textWithoutTagsIsPrintedAsItStands(@ForAll String text) {
        String plain = text.replace("{", "").replace("\r", "").replaceAll("^\uFEFF+", "");
        String expected = plain.endsWith("\n") ? plain.substring(0, plain.length() - 1) : plain;
        assertThat(Rendered.text(plain)).isEqualTo(expected);
    }

    @Property
    void noiseRendersOrFailsWithAPlace(@ForAll("noise") String noise) {
        try {
            assertThat(Rendered.text(noise)).isNotNull();
        } catch (TemplateException problem) {
            assertThat(problem.position().line()).isPositive();
            assertThat(problem.position().column()).isPositive();
        }
    }

    @Property
    void minusStripsAllWhiteSpaceAndNothingElse(@ForAll("spaces") String before, @ForAll("spaces") String after) {
        assertThat(Rendered.text("a" + before + "{{- 1 -}}" + after + "b")).isEqualTo("a1b");
        assertThat(Rendered.text("a" + before + "{{ 1 }}" + after + "b")).isEqualTo("a" + before + "1" + after + "b");
    }

    @Provide
    Arbitrary<String> spaces() {
        return Arbitraries.strings().withChars(" \t\n").ofMaxLength(6);
    }

    @Property
    void everyStringSurvivesItsQuotedForm(@ForAll String text) {
        String whole = text.codePoints()
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String quoted = Quotation.of(whole);
        assertThat(Quotation.resolve(quoted.substring(1, quoted.length() - 1))).isEqualTo(whole);
    }

    @Property
    void slicesAgreeWithIndexes(
            @ForAll("ints") List<Integer> list, @ForAll("bounds") int from, @ForAll("bounds") int to) {
        String template = "{{ %s[%d:%d] == %s[%d:%d:1] }}".formatted(list, from, to, list, from, to);
        assertThat(Rendered.text(template)).isEqualTo("True");
        assertThat(Rendered.text("{{ %s[::-1][::-1] == %s }}".formatted(list, list)))
                .isEqualTo("True");
    }

    @Provide
    Arbitrary<List<Integer>> ints() {
        return Arbitraries.integers().between(0, 9).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Integer> bounds() {
        return Arbitraries.integers().between(-8, 8);
    }

    @Property
    void realsPrintSoThatTheyReadBack(@ForAll double number) {
        assertThat(Double.parseDouble(
                        new Real(number).printed().replace("inf", "Infinity").replace("nan", "NaN")))
                .isEqualTo(number);
    }
}
