package app.passculture.data.analytics.template;

import java.math.BigDecimal;
import java.math.MathContext;

/** A float. */
public record Real(double value) implements Numeric {

    @Override
    public double real() {
        return value;
    }

    @Override
    public boolean truth() {
        return value != 0;
    }

    /** The shortest text that reads back as the same number, in Python's layout. */
    @Override
    public String printed() {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        return layout(shortest());
    }

    /** Java never goes below two digits, Python does. */
    private BigDecimal shortest() {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = digits.round(new MathContext(1));
        return digits.precision() == 2 && one.doubleValue() == value ? one : digits;
    }

    private static String layout(BigDecimal shortest) {
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent < -4 || exponent >= 16) {
            String digits = shortest.unscaledValue().abs().toString();
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            return "%s%s%se%s%02d"
                    .formatted(
                            shortest.signum() < 0 ? "-" : "",
                            digits.charAt(0),
                            fraction,
                            exponent < 0 ? "-" : "+",
                            Math.abs(exponent));
        }
        String plain = shortest.toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    @Override
    public String type() {
        return "float";
    }

    @Override
    public boolean equals(Object other) {
        return Numeric.same(this, other);
    }

    @Override
    public int hashCode() {
        return Numeric.hash(this);
    }
}
