package app.passculture.data.analytics.template;

import java.time.Duration;

/** What one rendering may use: evaluated nodes, characters, nested macro calls, time. */
public record Limits(long steps, int output, int depth, Duration time) {

    /** Far above any real model, far below what hurts. */
    public static final Limits GENEROUS = new Limits(20_000_000, 20_000_000, 150, Duration.ofSeconds(20));

    /** Longest range, as in Jinja's sandbox. */
    static final int RANGE = 100_000;

    public Limits {
        if (steps < 1 || output < 1 || depth < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("limits must be positive: " + steps + ", " + output + ", " + depth);
        }
    }
}
