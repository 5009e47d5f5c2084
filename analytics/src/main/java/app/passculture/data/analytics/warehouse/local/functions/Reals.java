package app.passculture.data.analytics.warehouse.local.functions;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** FLOAT64 as BigQuery computes with it: what has no result is an error. */
final class Reals {
    private Reals() {}

    static double quotient(double a, double b) {
        if (b == 0) {
            throw new IllegalArgumentException("division by zero: " + NumberTexts.of(a) + " / " + NumberTexts.of(b));
        }
        return finite("/", a / b, a, b);
    }

    static double root(double a) {
        if (a < 0) {
            throw new IllegalArgumentException("Argument to SQRT cannot be negative: " + NumberTexts.of(a));
        }
        return Math.sqrt(a);
    }

    static double positive(String function, double a) {
        if (a <= 0) {
            throw new IllegalArgumentException("Argument to " + function + " must be positive: " + NumberTexts.of(a));
        }
        return a;
    }

    static double within(String function, double a) {
        if (a < -1 || a > 1) {
            throw new IllegalArgumentException("Argument to " + function + " is not in [-1, 1]: " + NumberTexts.of(a));
        }
        return a;
    }

    static double logarithm(double a, double base) {
        positive("LOG", a);
        if (positive("LOG", base) == 1) {
            throw new IllegalArgumentException("The base of LOG cannot be 1");
        }
        return Math.log(a) / Math.log(base);
    }

    static double power(double a, double b) {
        if (a < 0 && b != Math.rint(b) && !Double.isInfinite(a)) {
            throw new IllegalArgumentException(
                    "POW(" + NumberTexts.of(a) + ", " + NumberTexts.of(b) + ") has no result");
        }
        if (a == 0 && b < 0 && !Double.isInfinite(b)) {
            throw new IllegalArgumentException("division by zero: POW(0, " + NumberTexts.of(b) + ")");
        }
        return a == 1 ? 1 : finite("POW", Math.pow(a, b), a, b);
    }

    static double atanh(double a) {
        if (Math.abs(a) >= 1) {
            throw new IllegalArgumentException("Argument to ATANH is not in (-1, 1): " + NumberTexts.of(a));
        }
        return 0.5 * (Math.log1p(a) - Math.log1p(-a));
    }

    static double acosh(double a) {
        if (a < 1) {
            throw new IllegalArgumentException("Argument to ACOSH is less than 1: " + NumberTexts.of(a));
        }
        return Math.log(a + Math.sqrt(a * a - 1));
    }

    static double rounded(double a, long places) {
        return scaled(a, places, RoundingMode.HALF_UP);
    }

    static double truncated(double a, long places) {
        return scaled(a, places, RoundingMode.DOWN);
    }

    private static double scaled(double a, long places, RoundingMode mode) {
        if (!Double.isFinite(a) || places > 330) {
            return a;
        }
        BigDecimal exact = mode == RoundingMode.DOWN ? BigDecimal.valueOf(a) : new BigDecimal(a);
        return exact.setScale((int) Math.max(places, -330), mode).doubleValue();
    }

    private static double finite(String operator, double result, double a, double b) {
        if (Double.isInfinite(result) && Double.isFinite(a) && Double.isFinite(b)) {
            throw new IllegalArgumentException(
                    "Floating point error in " + NumberTexts.of(a) + " " + operator + " " + NumberTexts.of(b));
        }
        return result;
    }
}
