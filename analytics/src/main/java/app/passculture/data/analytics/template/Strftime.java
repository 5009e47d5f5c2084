package app.passculture.data.analytics.template;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** C's strftime and strptime layouts, in English. */
final class Strftime {

    /** Directives that a Java pattern stands for. */
    private static final Map<Character, String> PATTERNS = Map.ofEntries(
            Map.entry('Y', "uuuu"),
            Map.entry('m', "MM"),
            Map.entry('d', "dd"),
            Map.entry('H', "HH"),
            Map.entry('M', "mm"),
            Map.entry('S', "ss"),
            Map.entry('f', "SSSSSS"),
            Map.entry('j', "DDD"),
            Map.entry('y', "uu"),
            Map.entry('B', "MMMM"),
            Map.entry('b', "MMM"),
            Map.entry('h', "MMM"),
            Map.entry('A', "EEEE"),
            Map.entry('a', "EEE"),
            Map.entry('p', "a"),
            Map.entry('I', "hh"),
            Map.entry('F', "uuuu-MM-dd"),
            Map.entry('T', "HH:mm:ss"),
            Map.entry('R', "HH:mm"),
            Map.entry('D', "MM/dd/uu"),
            Map.entry('x', "MM/dd/uu"),
            Map.entry('X', "HH:mm:ss"),
            Map.entry('c', "EEE MMM ppd HH:mm:ss uuuu"),
            Map.entry('e', "ppd"),
            Map.entry('G', "YYYY"),
            Map.entry('u', "e"));

    private static final Pattern DIRECTIVE = Pattern.compile("%(-?)(.)", Pattern.DOTALL);
    private static final String PARSED = "YmdHMSfjyBbhAapIFTR";

    private Strftime() {}

    static String format(String layout, LocalDateTime time, @Nullable ZoneId zone) {
        return DIRECTIVE.matcher(layout).replaceAll(found -> {
            String part = directive(found.group(2).charAt(0), time, zone);
            String bare = found.group(1).isEmpty() ? part : part.replaceFirst("^[0 ]+(?=.)", "");
            return Matcher.quoteReplacement(bare);
        });
    }

    private static String directive(char directive, LocalDateTime time, @Nullable ZoneId zone) {
        ZonedDateTime zoned = ZonedDateTime.of(time, zone == null ? ZoneOffset.UTC : zone);
        return switch (directive) {
            case '%' -> "%";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 's' -> Long.toString(zoned.toEpochSecond());
            case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
            case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
            case 'V' -> "%02d".formatted(time.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'G' -> Integer.toString(time.get(java.time.temporal.IsoFields.WEEK_BASED_YEAR));
            case 'U' ->
                "%02d".formatted((time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7);
            case 'W' ->
                "%02d".formatted((time.getDayOfYear() + 6 - (time.getDayOfWeek().getValue() - 1)) / 7);
            case 'z' ->
                zone == null
                        ? ""
                        : DateTimeFormatter.ofPattern("xx", Locale.ENGLISH).format(zoned);
            case 'Z' ->
                zone == null
                        ? ""
                        : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(zoned);
            default ->
                pattern(directive)
                        .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                                .format(time))
                        .orElseThrow(() -> Fault.of("unknown format directive %" + directive));
        };
    }

    private static Optional<String> pattern(char directive) {
        return Optional.ofNullable(PATTERNS.get(directive));
    }

    /** The date and time that a text shows in a layout. */
    static Moment.Stamp parse(String text, String layout) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        Matcher directive = DIRECTIVE.matcher(layout);
        int at = 0;
        while (directive.find()) {
            builder.appendLiteral(layout.substring(at, directive.start()));
            append(builder, directive.group(2).charAt(0));
            at = directive.end();
        }
        builder.appendLiteral(layout.substring(at));
        defaults(builder);
        try {
            TemporalAccessor read = builder.toFormatter(Locale.ENGLISH).parse(text);
            ZoneId zone = read.isSupported(ChronoField.OFFSET_SECONDS)
                    ? ZoneOffset.ofTotalSeconds(read.get(ChronoField.OFFSET_SECONDS))
                    : null;
            return new Moment.Stamp(LocalDateTime.from(read), zone);
        } catch (DateTimeParseException wrong) {
            throw Fault.of(
                    "time data %s does not match format %s".formatted(Quotation.of(text), Quotation.of(layout)), wrong);
        } catch (DateTimeException wrong) {
            throw Fault.of(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static void append(DateTimeFormatterBuilder builder, char directive) {
        switch (directive) {
            case '%' -> builder.appendLiteral('%');
            case 'z' -> builder.appendPattern("[XXX][XX][X]");
            case 'f' -> builder.appendFraction(ChronoField.MICRO_OF_SECOND, 1, 6, false);
            case 'm', 'd', 'H', 'M', 'S', 'I' ->
                builder.appendPattern("[" + PATTERNS.get(directive) + "]["
                        + String.valueOf(PATTERNS.get(directive)).charAt(0) + "]");
            default -> {
                if (PARSED.indexOf(directive) < 0) {
                    throw Fault.of("unknown format directive %" + directive);
                }
                builder.appendPattern(String.valueOf(PATTERNS.get(directive)));
            }
        }
    }

    private static void defaults(DateTimeFormatterBuilder builder) {
        builder.parseDefaulting(ChronoField.YEAR, 1900)
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
    }
}
