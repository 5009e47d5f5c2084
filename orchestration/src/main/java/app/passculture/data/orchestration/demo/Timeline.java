package app.passculture.data.orchestration.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The two years that the world has lived until now, in microseconds since 1970. */
record Timeline(long now) {
    /** Stands for a moment that has not come, NULL in the database. */
    static final long NEVER = Long.MIN_VALUE;

    static final long SECOND = 1_000_000;
    static final long HOUR = 3_600 * SECOND;
    static final long DAY = 24 * HOUR;
    private static final int AGE = 730;

    static Timeline until(Instant now) {
        return new Timeline(ChronoUnit.MICROS.between(Instant.EPOCH, now));
    }

    long start() {
        return now - AGE * DAY;
    }

    long daysAgo(double days) {
        return now - (long) (days * DAY);
    }

    long daysAhead(double days) {
        return now + (long) (days * DAY);
    }

    static long between(long from, long to, Dice dice) {
        return to <= from ? from : from + (long) (dice.fraction() * (to - from));
    }

    /** Days from one moment to a later one. */
    static double days(long from, long to) {
        return (double) (to - from) / Duration.ofDays(1).toNanos() * 1_000;
    }
}
