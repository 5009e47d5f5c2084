package app.passculture.data.analytics.warehouse.local.functions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Exact decimals of 38 digits, some of them after the point; halves are rounded away from zero. */
record Decimals(String type, int scale) {
    static final Decimals NUMERIC = new Decimals("NUMERIC", 9);
    static final Decimals BIGNUMERIC = new Decimals("BIGNUMERIC", 20);
    private static final int DIGITS = 38;

    BigDecimal product(BigDecimal a, BigDecimal b) {
        return fitting(a.multiply(b));
    }

    BigDecimal quotient(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw new IllegalArgumentException("division by zero: " + NumberTexts.decimal(a.toPlainString()) + " / 0");
        }
        return fitting(a.divide(b, scale, RoundingMode.HALF_UP));
    }

    BigDecimal rounded(BigDecimal a, long places) {
        return fitting(a.setScale(clamped(places), RoundingMode.HALF_UP));
    }

    BigDecimal truncated(BigDecimal a, long places) {
        return fitting(a.setScale(clamped(places), RoundingMode.DOWN));
    }

    private int clamped(long places) {
        return (int) Math.max(-DIGITS - 1, Math.min(places, scale));
    }

    BigDecimal of(String text) {
        try {
            return fitting(new BigDecimal(text.strip(), MathContext.UNLIMITED));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Invalid " + type + " value: " + text, e);
        }
    }

    BigDecimal of(double real) {
        if (!Double.isFinite(real)) {
            throw new IllegalArgumentException("Illegal conversion of " + NumberTexts.of(real) + " to " + type);
        }
        return fitting(new BigDecimal(real));
    }

    private BigDecimal fitting(BigDecimal value) {
        BigDecimal fitting = value.setScale(scale, RoundingMode.HALF_UP);
        if (fitting.precision() > DIGITS) {
            throw new IllegalArgumentException(type + " out of range: " + value.toPlainString());
        }
        return fitting;
    }
}
