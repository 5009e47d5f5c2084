package app.passculture.data.analytics;

import java.time.Duration;
import java.util.Locale;

/** Amounts as a person reads them. */
final class Size {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Size() {}

    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 || value >= 100
                ? String.format(Locale.ROOT, "%.0f %s", value, UNITS[unit])
                : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    static String time(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 60
                ? String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0)
                : "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }

    static String rows(long rows) {
        return String.format(Locale.ROOT, "%,d %s", rows, rows == 1 ? "row" : "rows");
    }
}
