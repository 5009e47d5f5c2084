package app.passculture.data.orchestration.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Twelve hours back and twelve ahead: a lane a pipeline, in minutes from the left. */
public record Timeline(Instant from, List<Lane> lanes, List<Tick> ticks) {
    static final Duration SIDE = Duration.ofHours(12);

    /** In minutes. */
    public static final int WIDTH = (int) SIDE.multipliedBy(2).toMinutes();

    public Timeline {
        lanes = List.copyOf(lanes);
        ticks = List.copyOf(ticks);
    }

    /** The runs of a pipeline, past and to come. */
    public record Lane(String pipeline, List<Bar> bars) {
        public Lane {
            bars = List.copyOf(bars);
        }
    }

    /** A run: the id of a past one, none for one to come. */
    public record Bar(@Nullable String run, String state, double x, double width, Instant at) {}

    /** A full hour. */
    public record Tick(double x, Instant at) {
        /** How far from the left, as SVG takes it. */
        public String share() {
            return String.format(java.util.Locale.ROOT, "%.2f%%", 100 * x / WIDTH);
        }
    }

    public double now() {
        return SIDE.toMinutes();
    }

    static double minutes(Instant from, Instant at) {
        return Duration.between(from, at).toMillis() / 60_000.0;
    }
}
