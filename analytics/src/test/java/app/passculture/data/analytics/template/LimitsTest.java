package app.passculture.data.analytics.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Limits SMALL = new Limits(10_000, 5_000, 20, Duration.ofSeconds(5));

    @Test
    void tooManyStepsAreRefused() {
        refuses("{% for i in range(1000) %}{% for j in range(1000) %}{{ '' }}{% endfor %}{% endfor %}", "10000 steps");
    }

    @Test
    void tooMuchOutputIsRefused() {
        refuses("{% for i in range(100) %}{{ 'x' * 1000 }}{% endfor %}", "longer than 5000");
        refuses("{{ 'x' * 1000000000 }}", "1000000000 parts");
        refuses("{% set l = [1] * 1000000 %}", "1000000 parts");
        refuses("{{ '%999999d' % 1 }}", "wider than");
    }

    @Test
    void endlessRecursionIsRefused() {
        refuses("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "20 nested macro calls");
    }

    @Test
    void longRangesAreRefused() {
        refuses("{{ range(1000000000) | length }}", "range too big");
    }

    @Test
    void deeplyNestedTextIsRefusedWithoutHarm() {
        assertThatThrownBy(() -> Rendered.text("{{ " + "(".repeat(5_000) + "1" + ")".repeat(5_000) + " }}"))
                .isInstanceOf(TemplateException.Limit.class);
        assertThatThrownBy(() -> Rendered.text("{% if 1 %}".repeat(5_000) + "{% endif %}".repeat(5_000)))
                .isInstanceOf(TemplateException.Limit.class);
        assertThatThrownBy(() -> Rendered.text("{{ " + "not ".repeat(50_000) + "1 }}"))
                .isInstanceOf(TemplateException.Limit.class);
    }

    @Test
    void anExpressionOfManyTermsIsFine() {
        assertThat(Rendered.text("{{ 1" + " + 1".repeat(400) + " }}")).isEqualTo("401");
    }

    @Test
    void timeIsLimitedByTheClock() {
        AtomicLong now = new AtomicLong();
        Interpreter interpreter = new Interpreter(
                new Limits(1_000_000, 5_000, 20, Duration.ofSeconds(5)),
                () -> Instant.ofEpochMilli(now.addAndGet(1000)));
        Template endless = Rendered.parsed("model.sql", "{% for i in range(100000) %}{% set x = i %}{% endfor %}");
        assertThatThrownBy(() -> interpreter.render(endless, Globals.of(Map.of())))
                .isInstanceOf(TemplateException.Limit.class)
                .hasMessageContaining("not done after PT5S");
    }

    @Test
    void aRegularExpressionThatBacktracksForEverIsStopped() {
        refuses("{{ modules.re.match('(.*)(.*)(.*)(.*)(.*)(.*)[0-9]', 'a' * 40) }}", "10000 steps");
    }

    @Test
    void numbersBeyondSixtyFourBitsAreRefused() {
        assertThatThrownBy(() -> Rendered.text("{{ 2 ** 64 }}")).hasMessageContaining("beyond 64 bits");
        assertThatThrownBy(() -> Rendered.text("{{ 9223372036854775807 + 1 }}")).hasMessageContaining("beyond 64 bits");
    }

    @Test
    void limitsMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, 1, Duration.ofSeconds(1)));
    }

    private static void refuses(String template, String reason) {
        assertThatThrownBy(() -> Rendered.limited(template, SMALL))
                .isInstanceOf(TemplateException.Limit.class)
                .hasMessageContaining(reason);
    }
}
