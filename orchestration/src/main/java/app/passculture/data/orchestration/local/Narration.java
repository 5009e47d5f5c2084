package app.passculture.data.orchestration.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells a person what happens while it happens: one line a step, with its duration. */
final class Narration {

    private final PrintStream out;
    private final Clock clock;
    private final Drawing drawing;

    /** Whether a line can be drawn again: on a terminal it can, in a file it grows. */
    enum Drawing {
        REDRAWN,
        GROWING
    }

    Narration(PrintStream out, Clock clock, Drawing drawing) {
        this.out = out;
        this.clock = clock;
        this.drawing = drawing;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void step(String title, Consumer<ProgressLine> work) {
        Instant start = clock.instant();
        ProgressLine line = drawing == Drawing.REDRAWN ? new RedrawnLine(out, title) : new GrowingLine(out, title);
        try {
            work.accept(line);
        } catch (RuntimeException e) {
            line.end("failed");
            throw e;
        }
        line.end(seconds(Duration.between(start, clock.instant())));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }
}
