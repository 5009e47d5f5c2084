package app.passculture.data.orchestration.pipeline.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The days a cron expression names, month by month, as sets of bits: bit d is day d of the month. */
record CronDays(long dates, boolean lastDate, long months, int weekdays, int lastWeekdays, boolean either) {

    /** After 400 years the calendar repeats, so a search that long that finds nothing never will. */
    private static final int MONTHS_OF_THE_CALENDAR = 400 * 12;

    private static final long FIVE_WEEKS = 1L | 1L << 7 | 1L << 14 | 1L << 21 | 1L << 28;

    static CronDays parse(String dates, String months, String weekdays) {
        List<String> dateItems = items(dates);
        boolean lastDate = dateItems.removeIf(item -> item.equalsIgnoreCase("L"));
        List<String> weekdayItems = items(weekdays);
        List<String> lastItems = new ArrayList<>(
                weekdayItems.stream().filter(CronDays::isLastWeekday).toList());
        weekdayItems.removeAll(lastItems);
        lastItems.replaceAll(item -> item.substring(0, item.length() - 1));
        return new CronDays(
                CronField.DAY_OF_MONTH.bits(dateItems),
                lastDate,
                CronField.MONTH.bits(items(months)),
                (int) CronField.DAY_OF_WEEK.bits(weekdayItems),
                (int) CronField.DAY_OF_WEEK.bits(lastItems),
                !dates.startsWith("*") && !weekdays.startsWith("*"));
    }

    private static boolean isLastWeekday(String item) {
        return item.length() > 1 && item.toUpperCase(Locale.ROOT).endsWith("L");
    }

    private static List<String> items(String field) {
        return new ArrayList<>(List.of(field.split(",", -1)));
    }

    boolean neverComes() {
        return next(0) < 0;
    }

    /** The first named day at or after this one, as days since 1970; negative if there is none. */
    long next(long day) {
        LocalDate from = LocalDate.ofEpochDay(day);
        int month = from.getYear() * 12 + from.getMonthValue() - 1;
        long bits = bits(month) & -1L << from.getDayOfMonth();
        for (int later = 1; bits == 0 && later <= MONTHS_OF_THE_CALENDAR; later++) {
            bits = bits(++month);
        }
        return bits == 0 ? -1 : zeroth(month) + Long.numberOfTrailingZeros(bits);
    }

    /** The last named day at or before this one; only asked of days that do come. */
    long previous(long day) {
        LocalDate from = LocalDate.ofEpochDay(day);
        int month = from.getYear() * 12 + from.getMonthValue() - 1;
        long bits = bits(month) & ~(-1L << (from.getDayOfMonth() + 1));
        while (bits == 0) {
            bits = bits(--month);
        }
        return zeroth(month) + 63 - Long.numberOfLeadingZeros(bits);
    }

    private long bits(int month) {
        if ((months & 1L << (Math.floorMod(month, 12) + 1)) == 0) {
            return 0;
        }
        LocalDate first = LocalDate.ofEpochDay(zeroth(month) + 1);
        int length = first.lengthOfMonth();
        long all = (1L << (length + 1)) - 2;
        int weekday = first.getDayOfWeek().getValue() % 7;
        long byDate = dates | (lastDate ? 1L << length : 0);
        long byWeekday = everyWeek(weekdays, weekday) | (everyWeek(lastWeekdays, weekday) & -1L << (length - 6));
        return (either ? byDate | byWeekday : byDate & byWeekday) & all;
    }

    private static long everyWeek(int weekdays, int first) {
        int fromFirst = (weekdays >> first | weekdays << (7 - first)) & 0x7f;
        return (fromFirst * FIVE_WEEKS) << 1;
    }

    private static long zeroth(int month) {
        return LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                        .toEpochDay()
                - 1;
    }
}
