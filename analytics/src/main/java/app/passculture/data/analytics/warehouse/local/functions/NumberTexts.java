package app.passculture.data.analytics.warehouse.local.functions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers from and to text, as CAST has them. */
final class NumberTexts {
    private static final Pattern INTEGER = Pattern.compile("([+-]?)(?:0[xX]([0-9a-fA-F]+)|([0-9]+))");
    private static final Pattern REAL = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private NumberTexts() {}

    static long integer(String text) {
        var matcher = INTEGER.matcher(text.strip());
        if (matcher.matches()) {
            String hex = matcher.group(2);
            BigInteger value = hex == null ? new BigInteger(matcher.group(3)) : new BigInteger(hex, 16);
            BigInteger signed = "-".equals(matcher.group(1)) ? value.negate() : value;
            if (signed.bitLength() < Long.SIZE) {
                return signed.longValue();
            }
        }
        throw new IllegalArgumentException("Bad int64 value: " + text);
    }

    static double real(String text) {
        String stripped = text.strip();
        if (REAL.matcher(stripped).matches()) {
            double value = Double.parseDouble(stripped);
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("Bad double value: " + text);
            }
            return value;
        }
        return switch (stripped.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan", "+nan", "-nan" -> Double.NaN;
            default -> throw new IllegalArgumentException("Bad double value: " + text);
        };
    }

    static boolean bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Bad bool value: " + text);
        };
    }

    /** 15 digits when they give the number back, else 17, in the way of printf's %g. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal few = exact.round(new MathContext(15, RoundingMode.HALF_EVEN));
        boolean enough = few.doubleValue() == value;
        int digits = enough ? 15 : 17;
        BigDecimal shown =
                (enough ? few : exact.round(new MathContext(17, RoundingMode.HALF_EVEN))).stripTrailingZeros();
        int exponent = shown.precision() - shown.scale() - 1;
        return exponent < -4 || exponent >= digits ? scientific(shown, exponent) : shown.toPlainString();
    }

    private static String scientific(BigDecimal value, int exponent) {
        String digits = value.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = value.signum() < 0 ? "-" : "";
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + "%02d".formatted(Math.abs(exponent));
    }

    /** A decimal without the zeros at its end. */
    static String decimal(String text) {
        BigDecimal value = new BigDecimal(text);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
