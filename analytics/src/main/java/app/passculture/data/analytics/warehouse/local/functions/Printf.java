package app.passculture.data.analytics.warehouse.local.functions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** FORMAT: printf with %t and %T. An argument is a letter for its type (i f n s b o) and its text. */
final class Printf {
    private static final Pattern SPECIFIER = Pattern.compile("%([-+ #0']*)(\\d+|\\*)?(?:\\.(\\d+|\\*))?([a-zA-Z%])");
    private static final Map<String, String> ACCEPTED = Map.of(
            "d", "i", "i", "i", "u", "i", "o", "i", "x", "i", "X", "i", "f", "fn", "F", "fn", "e", "fn", "s", "s");

    private final List<?> values;
    private int next;

    private Printf(List<?> values) {
        this.values = values;
    }

    /** Null when an argument is NULL that is not printed by %t or %T. */
    static @Nullable String format(String pattern, String arguments) {
        Printf printf = new Printf((List<?>) Json.parse(arguments));
        StringBuilder text = new StringBuilder();
        Matcher specifier = SPECIFIER.matcher(pattern);
        int at = 0;
        while (specifier.find()) {
            text.append(pattern, at, specifier.start());
            at = specifier.end();
            String written = printf.written(specifier);
            if (written == null) {
                return null;
            }
            text.append(written);
        }
        if (pattern.indexOf('%', at) >= 0 || printf.next < printf.values.size()) {
            throw new IllegalArgumentException("Invalid format string or number of arguments: " + pattern);
        }
        return text.append(pattern.substring(at)).toString();
    }

    private @Nullable String argument() {
        if (next >= values.size()) {
            throw new IllegalArgumentException("Too few arguments to FORMAT");
        }
        Object value = values.get(next++);
        return value instanceof String text ? text : null;
    }

    private @Nullable String written(Matcher specifier) {
        String kind = specifier.group(4);
        if (kind.equals("%")) {
            return "%";
        }
        String flags = specifier.group(1);
        String width = "*".equals(specifier.group(2)) ? number(argument()) : specifier.group(2);
        String precision = "*".equals(specifier.group(3)) ? number(argument()) : specifier.group(3);
        String value = argument();
        boolean any = kind.equals("t") || kind.equals("T");
        if (value == null && !any) {
            return null;
        }
        String text = value == null ? "NULL" : converted(kind, flags, precision, value);
        return padded(text, flags, width == null ? 0 : Integer.parseInt(width), !any && !kind.equals("s"));
    }

    private static @Nullable String number(@Nullable String argument) {
        return argument == null ? null : argument.substring(1);
    }

    private static String converted(String kind, String flags, @Nullable String precision, String value) {
        String letter = value.substring(0, 1);
        String text = value.substring(1);
        if (kind.equals("t")) {
            return letter.equals("f") && text.matches("-?\\d+") ? text + ".0" : text;
        }
        if (!ACCEPTED.getOrDefault(kind, "").contains(letter)) {
            throw new IllegalArgumentException(
                    "FORMAT of %" + kind + " does not take this argument in the embedded warehouse: " + text);
        }
        return switch (kind) {
            case "s" -> precision == null ? text : Strings.part(text, 1, Integer.parseInt(precision));
            case "f", "F" ->
                signed(fixed(letter, text, precision == null ? 6 : Integer.parseInt(precision), flags), flags);
            case "e" ->
                signed(("%." + (precision == null ? 6 : precision) + "e").formatted(Double.parseDouble(text)), flags);
            default -> signed(whole(kind, new BigInteger(text), flags), flags);
        };
    }

    private static String fixed(String letter, String text, int digits, String flags) {
        if (!text.matches("[-+0-9.eE]+")) {
            return text;
        }
        BigDecimal exact = letter.equals("f") ? new BigDecimal(Double.parseDouble(text)) : new BigDecimal(text);
        BigDecimal value = exact.setScale(digits, RoundingMode.HALF_UP);
        return flags.contains("'") ? String.format(Locale.ENGLISH, "%,." + digits + "f", value) : value.toPlainString();
    }

    private static String whole(String kind, BigInteger value, String flags) {
        return switch (kind) {
            case "o" -> value.toString(8);
            case "x" -> (flags.contains("#") ? "0x" : "") + value.toString(16);
            case "X" -> (flags.contains("#") ? "0X" : "") + value.toString(16).toUpperCase(Locale.ROOT);
            default -> flags.contains("'") ? String.format(Locale.ENGLISH, "%,d", value) : value.toString();
        };
    }

    private static String signed(String text, String flags) {
        if (text.startsWith("-")) {
            return text;
        }
        return flags.contains("+") ? "+" + text : flags.contains(" ") ? " " + text : text;
    }

    private static String padded(String text, String flags, int width, boolean number) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        if (flags.contains("-")) {
            return text + " ".repeat(missing);
        }
        boolean zeros = number && flags.contains("0");
        boolean sign = zeros && !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0;
        return zeros
                ? (sign ? text.substring(0, 1) : "") + "0".repeat(missing) + text.substring(sign ? 1 : 0)
                : " ".repeat(missing) + text;
    }
}
