package app.passculture.data.analytics.warehouse.local.translation;

import java.util.List;
import java.util.Map;

/** A part of a date or time, as EXTRACT, DATE_TRUNC and the like name it. */
record DatePart(String name) {
    private static final List<String> WEEKDAYS =
            List.of("SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY");
    private static final Map<String, Long> MICROS = Map.of(
            "MICROSECOND", 1L,
            "MILLISECOND", 1_000L,
            "SECOND", 1_000_000L,
            "MINUTE", 60_000_000L,
            "HOUR", 3_600_000_000L,
            "DAY", 86_400_000_000L,
            "WEEK", 7 * 86_400_000_000L);
    private static final Map<String, Integer> MONTHS = Map.of("MONTH", 1, "QUARTER", 3, "YEAR", 12);

    /** Whether it is as long always, so that it is a number of microseconds. */
    boolean isFixed() {
        return MICROS.containsKey(name);
    }

    boolean isShorterThanDay() {
        return isFixed() && micros() < MICROS.getOrDefault("DAY", 0L);
    }

    long micros() {
        return MICROS.getOrDefault(name, 0L);
    }

    boolean isMonths() {
        return MONTHS.containsKey(name);
    }

    int months() {
        return MONTHS.getOrDefault(name, 0);
    }

    boolean isWeek() {
        return name.equals("WEEK") || name.startsWith("WEEK_") || name.equals("ISOWEEK");
    }

    /** The weekday with which its weeks begin, 0 for Sunday. */
    int firstWeekday() {
        if (name.equals("ISOWEEK")) {
            return 1;
        }
        return name.startsWith("WEEK_") ? WEEKDAYS.indexOf(name.substring("WEEK_".length())) : 0;
    }
}
