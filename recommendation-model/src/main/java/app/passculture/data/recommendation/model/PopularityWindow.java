package app.passculture.data.recommendation.model;

import java.time.Duration;
import java.time.Instant;

/** How far back bookings are counted, in whole days of 24 hours. */
public enum PopularityWindow {
    DAYS_7(7),
    DAYS_14(14),
    DAYS_28(28);

    private final Duration length;

    PopularityWindow(int days) {
        this.length = Duration.ofDays(days);
    }

    /** The first instant counted when the window ends, exclusively, at {@code end}. */
    public Instant startBefore(Instant end) {
        return end.minus(length);
    }

    /** Whether {@code at} is counted when the window ends, exclusively, at {@code end}. */
    public boolean covers(Instant at, Instant end) {
        return at.isBefore(end) && !at.isBefore(startBefore(end));
    }
}
