package app.passculture.data.orchestration.jobs.matomo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void theLastWindowEndsWithTheLastId() {
        assertThat(Window.stepping(100, 250_100, 100_000))
                .containsExactly(new Window(100, 100_100), new Window(100_100, 200_100), new Window(200_100, 250_100));
        assertThat(Window.stepping(100, 100, 50)).isEmpty();
    }

    @Property(tries = 300)
    void partsHoldEveryIdOnceAndAreAsManyAsWanted(
            @ForAll @IntRange(max = 1_000) int after,
            @ForAll @IntRange(max = 500) int ids,
            @ForAll @IntRange(min = 1, max = 40) int parts) {
        var windows = Window.parts(after, after + ids, parts);
        assertThat(windows).hasSize(parts);
        long next = after;
        for (Window window : windows) {
            assertThat(window.after()).isEqualTo(next);
            next = window.until();
        }
        assertThat(next).isEqualTo(after + ids);
    }
}
