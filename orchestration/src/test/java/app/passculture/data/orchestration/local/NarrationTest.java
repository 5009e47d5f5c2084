package app.passculture.data.orchestration.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.local.Narration.Drawing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class NarrationTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void inAFileAStepIsOneLineWithItsPartsAndItsDuration() {
        narration(Drawing.GROWING).step("Filling", line -> {
            line.advance("users", 1, 2);
            line.advance("users", 2, 2);
            line.advance("bookings", 5, 5);
        });
        assertThat(told.toString(UTF_8)).isEqualTo("Filling … users bookings 0.0 s" + System.lineSeparator());
    }

    @Test
    void onATerminalAStepIsABar() {
        narration(Drawing.REDRAWN).step("Filling", line -> line.advance("users", 1, 2));
        assertThat(told.toString(UTF_8))
                .contains("Filling [###############...............]  50 % users")
                .endsWith("\r\033[KFilling: 0.0 s" + System.lineSeparator());
    }

    @Test
    void aStepThatFailsSaysSo() {
        assertThatThrownBy(() -> narration(Drawing.GROWING).step("Filling", _ -> {
                    throw new LocalException.PartFailed("no");
                }))
                .isInstanceOf(LocalException.PartFailed.class);
        assertThat(told.toString(UTF_8)).isEqualTo("Filling … failed" + System.lineSeparator());
    }

    private Narration narration(Drawing drawing) {
        return new Narration(new PrintStream(told, true, UTF_8), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), drawing);
    }
}
