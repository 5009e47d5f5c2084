package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Expression.Operator;

/** Arithmetic on numbers, as in Python; a whole number beyond 64 bits is a fault. */
final class Arithmetic {

    private Arithmetic() {}

    static Value of(Operator operator, Numeric left, Numeric right) {
        try {
            return left instanceof Real || right instanceof Real || operator == Operator.DIVIDE
                    ? real(operator, left.real(), right.real())
                    : whole(operator, Numeric.whole(left), Numeric.whole(right));
        } catch (ArithmeticException overflow) {
            throw Fault.of("the result of %s %s %s is beyond 64 bits"
                    .formatted(left.printed(), operator.symbol(), right.printed()));
        }
    }

    private static Value whole(Operator operator, long left, long right) {
        return switch (operator) {
            case ADD -> new Int(Math.addExact(left, right));
            case SUBTRACT -> new Int(Math.subtractExact(left, right));
            case MULTIPLY -> new Int(Math.multiplyExact(left, right));
            case FLOOR_DIVIDE -> new Int(Math.floorDivExact(left, nonZero(right)));
            case MODULO -> new Int(Math.floorMod(left, nonZero(right)));
            default -> power(left, right);
        };
    }

    private static Value power(long base, long exponent) {
        if (exponent < 0) {
            return real(Operator.POWER, (double) base, (double) exponent);
        }
        if (base == 0 || base == 1) {
            return new Int(exponent == 0 ? 1 : base);
        }
        if (base == -1) {
            return new Int(exponent % 2 == 0 ? 1 : -1);
        }
        long result = 1;
        for (long i = 0; i < exponent; i++) {
            result = Math.multiplyExact(result, base);
        }
        return new Int(result);
    }

    private static Value real(Operator operator, double left, double right) {
        return new Real(
                switch (operator) {
                    case ADD -> left + right;
                    case SUBTRACT -> left - right;
                    case MULTIPLY -> left * right;
                    case DIVIDE -> left / nonZero(right);
                    case FLOOR_DIVIDE -> Math.floor(left / nonZero(right));
                    case MODULO -> modulo(left, nonZero(right));
                    default -> power(left, right);
                });
    }

    private static double power(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw Fault.of("0.0 cannot be raised to a negative power");
        }
        return Math.pow(base, exponent);
    }

    private static double modulo(double left, double right) {
        double remainder = left % right;
        return remainder != 0 && remainder < 0 != right < 0 ? remainder + right : remainder;
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw Fault.of("division by zero");
        }
        return divisor;
    }

    private static double nonZero(double divisor) {
        if (divisor == 0) {
            throw Fault.of("division by zero");
        }
        return divisor;
    }
}
