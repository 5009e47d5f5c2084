package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Expression.Operator;
import app.passculture.data.analytics.template.Moment.Clock;
import app.passculture.data.analytics.template.Moment.Day;
import app.passculture.data.analytics.template.Moment.Delta;
import app.passculture.data.analytics.template.Moment.Stamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Arithmetic and order of dates and times. */
final class Moments {

    private Moments() {}

    static Optional<Value> arithmetic(Operator operator, Value left, Value right) {
        return switch (operator) {
            case ADD -> plus(left, right).or(() -> plus(right, left));
            case SUBTRACT -> minus(left, right);
            case MULTIPLY -> times(left, right).or(() -> times(right, left));
            case DIVIDE, FLOOR_DIVIDE -> divided(operator, left, right);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> plus(Value moment, Value span) {
        if (!(span instanceof Delta delta)) {
            return Optional.empty();
        }
        return switch (moment) {
            case Day day -> Optional.of(new Day(day.date().plusDays(delta.days())));
            case Stamp stamp -> Optional.of(new Stamp(stamp.time().plus(delta.span()), stamp.zone()));
            case Delta other -> Optional.of(new Delta(other.span().plus(delta.span())));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> minus(Value left, Value right) {
        if (right instanceof Delta delta) {
            return plus(left, new Delta(delta.span().negated()));
        }
        if (left instanceof Day first && right instanceof Day second) {
            long days = ChronoUnit.DAYS.between(second.date(), first.date());
            return Optional.of(new Delta(Duration.ofDays(days)));
        }
        if (left instanceof Stamp first && right instanceof Stamp second) {
            requireComparable(first, second);
            return Optional.of(new Delta(Duration.between(second.aware(), first.aware())));
        }
        return Optional.empty();
    }

    private static Optional<Value> times(Value span, Value factor) {
        if (!(span instanceof Delta delta) || !(factor instanceof Numeric number)) {
            return Optional.empty();
        }
        return Optional.of(new Delta(
                number instanceof Real real
                        ? scaled(delta, real.value())
                        : delta.span().multipliedBy(Numeric.whole(number))));
    }

    private static Duration scaled(Delta delta, double factor) {
        return Duration.of(Math.round(micros(delta) * factor), ChronoUnit.MICROS);
    }

    private static double micros(Delta delta) {
        return delta.span().toSeconds() * 1e6 + delta.micros();
    }

    private static Optional<Value> divided(Operator operator, Value left, Value right) {
        if (!(left instanceof Delta delta) || (right instanceof Numeric zero && zero.real() == 0)) {
            return Optional.empty();
        }
        if (right instanceof Numeric number) {
            return Optional.of(new Delta(scaled(delta, 1 / number.real())));
        }
        if (right instanceof Delta divisor && !divisor.span().isZero()) {
            double ratio = micros(delta) / micros(divisor);
            return Optional.of(operator == Operator.DIVIDE ? new Real(ratio) : new Int((long) Math.floor(ratio)));
        }
        return Optional.empty();
    }

    static Optional<Value> negate(Value value) {
        return value instanceof Delta delta ? Optional.of(new Delta(delta.span().negated())) : Optional.empty();
    }

    private static void requireComparable(Stamp left, Stamp right) {
        if ((left.zone() == null) != (right.zone() == null)) {
            throw Fault.of("a datetime with and one without time zone have no order");
        }
    }

    /** The order of two values of the same type; empty when they have none. */
    static Optional<Integer> compare(Value left, Value right) {
        OptionalInt order = Stream.of(left)
                .mapToInt(first -> order(first, right))
                .filter(each -> each != Integer.MIN_VALUE)
                .findFirst();
        return order.isPresent() ? Optional.of(order.getAsInt()) : Optional.empty();
    }

    private static int order(Value left, Value right) {
        return switch (left) {
            case Day day
            when right instanceof Day other -> Integer.signum(day.date().compareTo(other.date()));
            case Stamp stamp
            when right instanceof Stamp other -> {
                requireComparable(stamp, other);
                yield Integer.signum(
                        stamp.aware().toInstant().compareTo(other.aware().toInstant()));
            }
            case Clock clock
            when right instanceof Clock other -> Integer.signum(clock.time().compareTo(other.time()));
            case Delta delta
            when right instanceof Delta other -> Integer.signum(delta.span().compareTo(other.span()));
            default -> Integer.MIN_VALUE;
        };
    }
}
