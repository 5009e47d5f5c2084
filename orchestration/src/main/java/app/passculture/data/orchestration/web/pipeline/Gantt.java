package app.passculture.data.orchestration.web.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The tasks of a run over time, in thousandths of its span: how long each waited and ran, and how the run before did. */
public record Gantt(Instant from, Instant to, List<Row> rows, List<Tick> ticks) {

    /** The width of the drawing. */
    public static final int WIDTH = 1000;

    public Gantt {
        rows = List.copyOf(rows);
        ticks = List.copyOf(ticks);
    }

    /** A task: its bars, and those of the run before, which are drawn behind. */
    public record Row(TaskRow task, boolean critical, List<Bar> bars, List<Bar> ghosts) {
        public Row {
            bars = List.copyOf(bars);
            ghosts = List.copyOf(ghosts);
        }
    }

    /** A span in one state; waiting is a state of its own. */
    public record Bar(String state, int x, int width, String text) {}

    /** A moment marked on the axis, as what has passed since the start. */
    public record Tick(int x, String text) {}

    /** Marks at round distances, at most eight. */
    static List<Tick> ticks(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        long step = step(Math.max(1, span.toMillis()) / 6);
        return IntStream.iterate(0, i -> i * step <= span.toMillis(), i -> i + 1)
                .mapToObj(i -> new Tick(
                        (int) (i * step * WIDTH / Math.max(1, span.toMillis())),
                        Spans.text(Duration.ofMillis(i * step))))
                .toList();
    }

    private static long step(long atLeast) {
        long[] round = {
            10,
            20,
            50,
            100,
            200,
            500,
            1_000,
            2_000,
            5_000,
            10_000,
            30_000,
            60_000,
            120_000,
            300_000,
            600_000,
            1_800_000,
            3_600_000,
            7_200_000,
            21_600_000,
            43_200_000,
            86_400_000
        };
        for (long step : round) {
            if (step >= atLeast) {
                return step;
            }
        }
        return 86_400_000L * (atLeast / 86_400_000L + 1);
    }
}
