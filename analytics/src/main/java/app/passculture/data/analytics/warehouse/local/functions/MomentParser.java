package app.passculture.data.analytics.warehouse.local.functions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** PARSE_DATE and the like: strptime with the additions of GoogleSQL. */
final class MomentParser {
    private final String pattern;
    private final String text;
    private int at;
    private int year = 1970;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private boolean afternoon;
    private boolean twelve;
    private int minute;
    private int second;
    private int micros;
    private @Nullable Long epochSeconds;
    private @Nullable String zone;

    private MomentParser(String pattern, String text) {
        this.pattern = pattern;
        this.text = text;
    }

    static long parse(String pattern, String text, String zone, String type) {
        MomentParser parser = new MomentParser(pattern, text);
        try {
            parser.read(pattern);
            parser.spaces();
            if (parser.at < text.length()) {
                throw parser.mismatch();
            }
            return parser.result(type, zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Failed to parse input string \"" + text + "\"", e);
        }
    }

    private long result(String type, String defaultZone) {
        Long seconds = epochSeconds;
        if (seconds != null) {
            return seconds * 1_000_000;
        }
        int hours = twelve ? hour % 12 + (afternoon ? 12 : 0) : hour;
        LocalTime time = LocalTime.of(hours, minute, second, micros * 1000);
        if (type.equals("TIME")) {
            return time.toNanoOfDay() / 1000;
        }
        LocalDate date = dayOfYear > 0 ? LocalDate.ofYearDay(year, dayOfYear) : LocalDate.of(year, month, day);
        long local = Zones.micros(LocalDateTime.of(date, time));
        String offset = zone;
        return type.equals("TIMESTAMP") ? Zones.utc(local, offset == null ? defaultZone : offset) : local;
    }

    private IllegalArgumentException mismatch() {
        return new IllegalArgumentException("Failed to parse input string \"%s\" by \"%s\"".formatted(text, pattern));
    }

    private void read(String format) {
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (Character.isWhitespace(c)) {
                spaces();
            } else if (c != '%' || i + 1 == format.length()) {
                literal(c);
            } else {
                String element = format.startsWith("E4Y", i + 1)
                                || format.startsWith("E*S", i + 1)
                                || format.substring(i + 1).matches("(?s)E\\dS.*")
                        ? format.substring(i + 1, i + 4)
                        : format.startsWith("Ez", i + 1) ? "Ez" : format.substring(i + 1, i + 2);
                element(element);
                i += element.length();
            }
        }
    }

    private void literal(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw mismatch();
        }
        at++;
    }

    private void spaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void element(String element) {
        switch (element) {
            case "Y", "E4Y" -> year = number(4, 1, 9999);
            case "y" -> {
                int two = number(2, 0, 99);
                year = two < 69 ? 2000 + two : 1900 + two;
            }
            case "m" -> month = number(2, 1, 12);
            case "B", "b", "h" -> month = monthByName();
            case "d", "e" -> day = padded(1, 31);
            case "j" -> dayOfYear = number(3, 1, 366);
            case "A", "a" -> weekday();
            case "F" -> read("%Y-%m-%d");
            case "D", "x" -> read("%m/%d/%y");
            case "c" -> read("%a %b %e %H:%M:%S %Y");
            case "%" -> literal('%');
            case "n", "t" -> spaces();
            default -> time(element);
        }
    }

    private void time(String element) {
        switch (element) {
            case "H", "k" -> hour = padded(0, 23);
            case "I", "l" -> {
                hour = padded(1, 12);
                twelve = true;
            }
            case "p", "P" -> half();
            case "M" -> minute = number(2, 0, 59);
            case "S" -> second = number(2, 0, 59);
            case "T", "X" -> read("%H:%M:%S");
            case "R" -> read("%H:%M");
            case "s" -> epochSeconds = Long.parseLong(run("[+-]?\\d+"));
            case "z", "Ez" -> zone = run("[+-]\\d{1,2}(:?\\d{2})?|[Zz]").replaceAll("[Zz]", "+00");
            case "Z" -> zone = run("[A-Za-z_/+\\-0-9:]+");
            default -> {
                if (!element.matches("E[\\d*]S")) {
                    throw new IllegalArgumentException(
                            "%" + element + " in \"" + pattern + "\" is not known to the embedded warehouse");
                }
                fractional();
            }
        }
    }

    private void fractional() {
        second = number(2, 0, 59);
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            micros = Integer.parseInt((run("\\d+") + "000000").substring(0, 6));
        }
    }

    private void half() {
        String word = run("(?i)[ap]m").toLowerCase(Locale.ROOT);
        afternoon = word.equals("pm");
        twelve = true;
    }

    private int monthByName() {
        String word = run("[A-Za-z]+");
        for (Month candidate : Month.values()) {
            if (word.equalsIgnoreCase(candidate.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                    || word.equalsIgnoreCase(candidate.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
                return candidate.getValue();
            }
        }
        throw mismatch();
    }

    private void weekday() {
        if (!run("[A-Za-z]+").matches("(?i)(sun|mon|tue|wed|thu|fri|sat)[a-z]*")) {
            throw mismatch();
        }
    }

    private int padded(int from, int to) {
        spaces();
        return number(2, from, to);
    }

    private int number(int digits, int from, int to) {
        int value = Integer.parseInt(run("\\d{1," + digits + "}"));
        if (value < from || value > to) {
            throw mismatch();
        }
        return value;
    }

    private String run(String regex) {
        var matcher = java.util.regex.Pattern.compile(regex).matcher(text);
        if (!matcher.find(at) || matcher.start() != at) {
            throw mismatch();
        }
        at = matcher.end();
        return matcher.group();
    }
}
