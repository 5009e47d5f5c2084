package app.passculture.data.orchestration.pipeline.schedule;

import java.util.List;
import java.util.Locale;

/** One of the five fields of a cron expression, read into a set of bits. */
enum CronField {
    MINUTE(0, 59, ""),
    HOUR(0, 23, ""),
    DAY_OF_MONTH(1, 31, ""),
    MONTH(1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    DAY_OF_WEEK(0, 7, "SUN MON TUE WED THU FRI SAT");

    private final int lowest;
    private final int highest;
    private final String names;

    CronField(int lowest, int highest, String names) {
        this.lowest = lowest;
        this.highest = highest;
        this.names = names;
    }

    /** The values of a comma-separated list; bit n is value n, Sunday is 0. */
    long bits(List<String> items) {
        long bits = 0;
        for (String item : items) {
            bits |= bits(item);
        }
        return this == DAY_OF_WEEK && (bits & 1L << 7) != 0 ? (bits | 1) & ~(1L << 7) : bits;
    }

    int value(String text) {
        int name = text.isEmpty() ? -1 : List.of(names.split(" ", -1)).indexOf(text.toUpperCase(Locale.ROOT));
        return name >= 0 ? lowest + name : number(text, lowest, highest);
    }

    private long bits(String item) {
        int slash = item.indexOf('/');
        String range = slash < 0 ? item : item.substring(0, slash);
        int step = slash < 0 ? 1 : number(item.substring(slash + 1), 1, highest);
        int dash = range.indexOf('-');
        if (range.equals("*")) {
            return bits(lowest, last(), step);
        }
        if (dash < 0) {
            int only = value(range);
            return bits(only, slash < 0 ? only : last(), step);
        }
        return bits(item, value(range.substring(0, dash)), value(range.substring(dash + 1)), step);
    }

    private long bits(String item, int from, int to, int step) {
        int end = this == DAY_OF_WEEK && to == 0 && from > 0 ? 7 : to;
        if (from > end) {
            throw new ScheduleException(label() + " range '" + item + "' runs backwards");
        }
        return bits(from, end, step);
    }

    private static long bits(int from, int to, int step) {
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    private int last() {
        return this == DAY_OF_WEEK ? 6 : highest;
    }

    private int number(String text, int from, int to) {
        if (!text.matches("\\d{1,4}")) {
            throw new ScheduleException(label() + " '" + text + "' is not a value, a range, a step or a list of them");
        }
        int number = Integer.parseInt(text);
        if (number < from || number > to) {
            throw new ScheduleException(label() + " " + number + " is not in " + from + "-" + to);
        }
        return number;
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
