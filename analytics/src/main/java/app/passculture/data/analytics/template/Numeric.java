package app.passculture.data.analytics.template;

/** A number in Python's sense, which includes the booleans; equal numbers of different kinds are equal values. */
public sealed interface Numeric extends Value permits Bool, Int, Real {

    double real();

    /** Whether the other value is the same number. */
    static boolean same(Numeric left, Object right) {
        if (!(right instanceof Numeric other)) {
            return false;
        }
        return (left instanceof Real || other instanceof Real)
                ? left.real() == other.real()
                : whole(left) == whole(other);
    }

    /** The whole number of a boolean or an integer. */
    static long whole(Numeric number) {
        return switch (number) {
            case Bool flag -> flag.value() ? 1 : 0;
            case Int integer -> integer.value();
            case Real real -> (long) real.value();
        };
    }

    /** A hash that equal numbers share. */
    static int hash(Numeric number) {
        double real = number.real();
        return real == Math.rint(real) && Math.abs(real) < 1e15 ? Long.hashCode((long) real) : Double.hashCode(real);
    }
}
