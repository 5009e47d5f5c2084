package app.passculture.data.analytics.warehouse.local.functions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times from and to text, as CAST has them. */
final class MomentTexts {
    private static final String DATE = "(\\d{4})-(\\d{1,2})-(\\d{1,2})";
    private static final String TIME = "(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{0,9}))?";
    private static final Pattern DAY = Pattern.compile(DATE);
    private static final Pattern TIME_ONLY = Pattern.compile(TIME);
    private static final Pattern DATETIME = Pattern.compile(DATE + "(?:[ tT]" + TIME + ")?");
    private static final Pattern TIMESTAMP = Pattern.compile(
            DATE + "(?:[ tT]" + TIME + ")?(?:([zZ])|([+-]\\d{1,2}(?::?\\d{2})?)| ([A-Za-z][A-Za-z_/+\\-0-9:]*))?");

    private MomentTexts() {}

    static LocalDate date(String text) {
        Matcher matcher = DAY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid date: '" + text + "'");
        }
        return valid("date", text, () -> day(matcher));
    }

    static long time(String text) {
        Matcher matcher = TIME_ONLY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid time string \"" + text + "\"");
        }
        return valid("time", text, () -> timeOfDay(matcher, 1)).toNanoOfDay() / 1000;
    }

    static long datetime(String text) {
        Matcher matcher = DATETIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid datetime string \"" + text + "\"");
        }
        return Zones.micros(valid("datetime", text, () -> moment(matcher)));
    }

    static long timestamp(String text, String zone) {
        Matcher matcher = TIMESTAMP.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid timestamp: '" + text + "'");
        }
        long local = Zones.micros(valid("timestamp", text, () -> moment(matcher)));
        return Zones.utc(local, zone(matcher, zone));
    }

    private static String zone(Matcher matcher, String otherwise) {
        if (matcher.group(8) != null) {
            return "UTC";
        }
        String offset = matcher.group(9);
        String named = matcher.group(10);
        return offset != null ? offset : named != null ? named : otherwise;
    }

    private static LocalDateTime moment(Matcher matcher) {
        return matcher.group(4) == null
                ? day(matcher).atStartOfDay()
                : LocalDateTime.of(day(matcher), timeOfDay(matcher, 4));
    }

    private static LocalDate day(Matcher matcher) {
        return LocalDate.of(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
    }

    private static LocalTime timeOfDay(Matcher matcher, int first) {
        String fraction = matcher.group(first + 3);
        int nanos = fraction == null ? 0 : number((fraction + "000000").substring(0, 6)) * 1000;
        return LocalTime.of(
                number(matcher.group(first)),
                number(matcher.group(first + 1)),
                number(matcher.group(first + 2)),
                nanos);
    }

    private static int number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static <T> T valid(String what, String text, java.util.function.Supplier<T> made) {
        try {
            return made.get();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Invalid " + what + ": '" + text + "'", e);
        }
    }

    static String ofTime(long micros) {
        return "%02d:%02d:%02d".formatted(micros / 3_600_000_000L, micros / 60_000_000 % 60, micros / 1_000_000 % 60)
                + fraction(micros % 1_000_000);
    }

    static String ofDatetime(long micros, char between) {
        return dateOf(micros) + between + ofTime(Math.floorMod(micros, 86_400_000_000L));
    }

    static String dateOf(long micros) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(micros, 86_400_000_000L));
        return "%04d-%02d-%02d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    static String ofTimestamp(long micros, String zone) {
        long local = Zones.local(micros, zone);
        return ofDatetime(local, ' ') + offset((local - micros) / 1_000_000, false);
    }

    /** +00, or +05:30 when there are minutes. */
    static String offset(long seconds, boolean always) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) seconds);
        long minutes = Math.abs(offset.getTotalSeconds()) / 60;
        String hours = (seconds < 0 ? "-" : "+") + "%02d".formatted(minutes / 60);
        return always || minutes % 60 != 0 ? hours + ":" + "%02d".formatted(minutes % 60) : hours;
    }

    /** Three digits or six, as many as are needed. */
    static String fraction(long micros) {
        if (micros == 0) {
            return "";
        }
        return micros % 1000 == 0 ? ".%03d".formatted(micros / 1000) : ".%06d".formatted(micros);
    }
}
