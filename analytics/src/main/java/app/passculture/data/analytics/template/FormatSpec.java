package app.passculture.data.analytics.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's format mini-language: {@code [[fill]align][sign][#][0][width][,][.precision][type]}. */
record FormatSpec(char fill, char align, char sign, int width, boolean grouped, int precision, char type) {

    private static final Pattern SYNTAX =
            Pattern.compile("(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([bcdeEfFgGnosxX%])?");
    private static final int WIDEST = 100_000;

    static FormatSpec parse(String text) {
        Matcher spec = SYNTAX.matcher(text);
        if (!spec.matches()) {
            throw Fault.of("invalid format '" + text + "'");
        }
        boolean zero = spec.group(5) != null;
        return new FormatSpec(
                spec.group(1) != null ? spec.group(1).charAt(0) : zero && spec.group(2) == null ? '0' : ' ',
                spec.group(2) != null ? spec.group(2).charAt(0) : zero ? '=' : 0,
                spec.group(3) != null ? spec.group(3).charAt(0) : '-',
                size(spec.group(6), 0),
                spec.group(7) != null,
                size(spec.group(8), -1),
                spec.group(9) != null ? spec.group(9).charAt(0) : 0);
    }

    private static int size(@org.jspecify.annotations.Nullable String digits, int fallback) {
        if (digits == null) {
            return fallback;
        }
        if (digits.length() > 6 || Integer.parseInt(digits) > WIDEST) {
            throw Fault.limit("a format wider than " + WIDEST);
        }
        return Integer.parseInt(digits);
    }

    String format(Value value) {
        if (value instanceof Numeric number && type != 's' && !(number instanceof Bool && type == 0)) {
            return number(number);
        }
        if (type != 0 && type != 's') {
            throw Fault.of("format code '%s' is not for %s".formatted(type, value.type()));
        }
        String text = value.printed();
        String cut = precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
        return padded("", cut, '<');
    }

    private String number(Numeric number) {
        boolean negative = number.real() < 0;
        String digits = digits(number);
        String signed = negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
        return padded(signed, grouped ? group(digits) : digits, '>');
    }

    private String digits(Numeric number) {
        boolean whole = !(number instanceof Real);
        long absolute = whole ? Math.absExact(Numeric.whole(number)) : 0;
        return switch (type) {
            case 'd', 'n' -> wholeOnly(whole, Long.toString(absolute));
            case 'b' -> wholeOnly(whole, Long.toBinaryString(absolute));
            case 'o' -> wholeOnly(whole, Long.toOctalString(absolute));
            case 'x' -> wholeOnly(whole, Long.toHexString(absolute));
            case 'X' -> wholeOnly(whole, Long.toHexString(absolute).toUpperCase(Locale.ROOT));
            case 'c' -> wholeOnly(whole, Character.toString((int) absolute));
            case 'f', 'F' -> fixed(Math.abs(number.real()), precision < 0 ? 6 : precision);
            case '%' -> fixed(Math.abs(number.real()) * 100, precision < 0 ? 6 : precision) + "%";
            case 'e', 'E' -> exponent(Math.abs(number.real()));
            case 'g', 'G' -> general(Math.abs(number.real()), precision < 0 ? 6 : Math.max(1, precision));
            default ->
                whole
                        ? Long.toString(absolute)
                        : precision < 0
                                ? new Real(Math.abs(number.real())).printed()
                                : general(Math.abs(number.real()), Math.max(1, precision));
        };
    }

    private String wholeOnly(boolean whole, String digits) {
        if (!whole) {
            throw Fault.of("format code '" + type + "' is not for float");
        }
        return digits;
    }

    private static String fixed(double value, int places) {
        return finite(value)
                ? new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString()
                : word(value);
    }

    private String exponent(double value) {
        String text = "%.{}e"
                .replace("{}", Integer.toString(precision < 0 ? 6 : precision))
                .formatted(value);
        return type == 'E' ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String general(double value, int digits) {
        if (!finite(value)) {
            return word(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new java.math.MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        BigDecimal bare = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        if (exponent >= -4 && exponent < digits) {
            return bare.toPlainString();
        }
        String unscaled = bare.unscaledValue().toString();
        String fraction = unscaled.length() > 1 ? "." + unscaled.substring(1) : "";
        return "%s%se%s%02d".formatted(unscaled.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static boolean finite(double value) {
        return Double.isFinite(value);
    }

    private static String word(double value) {
        return Double.isNaN(value) ? "nan" : "inf";
    }

    private static String group(String digits) {
        int end = 0;
        while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
            end++;
        }
        return digits.substring(0, end).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + digits.substring(end);
    }

    private String padded(String signed, String body, char usual) {
        int missing = Math.max(0, width - signed.length() - body.codePointCount(0, body.length()));
        String filling = String.valueOf(fill).repeat(missing);
        return switch (align == 0 ? usual : align) {
            case '<' -> signed + body + filling;
            case '>' -> filling + signed + body;
            case '=' -> signed + filling + body;
            default -> filling.substring(0, missing / 2) + signed + body + filling.substring(missing / 2);
        };
    }
}
