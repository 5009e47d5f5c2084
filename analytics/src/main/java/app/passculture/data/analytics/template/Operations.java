package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Expression.Operator;
import java.util.ArrayList;
import java.util.List;

/** What the operators do, as in Python. */
final class Operations {

    private Operations() {}

    static Value apply(Operator operator, Value left, Value right, Run run) {
        if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
            return Bool.of(same(left, right) == (operator == Operator.EQUAL));
        }
        if (operator == Operator.IN || operator == Operator.NOT_IN) {
            requireName(left);
            return Bool.of(contains(requireDefined(right), left) == (operator == Operator.IN));
        }
        requireDefined(left);
        requireDefined(right);
        return switch (operator) {
            case ADD -> add(left, right, run);
            case MULTIPLY -> multiply(left, right, run);
            case MODULO -> modulo(left, right);
            case SUBTRACT -> subtract(left, right);
            case DIVIDE, FLOOR_DIVIDE, POWER -> arithmetic(operator, left, right);
            case CONCATENATE -> concatenate(left, right, run);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Bool.of(ordered(operator, left, right));
            case EQUAL, NOT_EQUAL, IN, NOT_IN, AND, OR, NOT ->
                throw new IllegalStateException(operator + " is decided elsewhere");
        };
    }

    static Value requireDefined(Value value) {
        if (value instanceof Undefined undefined && undefined.kind() != Undefined.Kind.SILENT) {
            throw undefined.exception();
        }
        return value;
    }

    /** Equality, which a missing attribute may take part in. */
    static boolean same(Value left, Value right) {
        requireName(left);
        requireName(right);
        return left.equals(right) || (left instanceof Undefined && right instanceof Undefined);
    }

    private static void requireName(Value value) {
        if (value instanceof Undefined undefined && undefined.kind() == Undefined.Kind.NAME) {
            throw undefined.exception();
        }
    }

    private static Value add(Value left, Value right, Run run) {
        if (left instanceof Text first && right instanceof Text second) {
            return concatenate(first, second, run);
        }
        boolean joinable = left instanceof Sequence first
                && right instanceof Sequence second
                && first.kind() == second.kind()
                && (first.kind() == Sequence.Kind.LIST || first.kind() == Sequence.Kind.TUPLE);
        if (joinable) {
            List<Value> items = new ArrayList<>(((Sequence) left).items());
            items.addAll(((Sequence) right).items());
            run.requireLength(items.size());
            return ((Sequence) left).kind() == Sequence.Kind.LIST ? Sequence.list(items) : Sequence.tuple(items);
        }
        return arithmetic(Operator.ADD, left, right);
    }

    private static Value concatenate(Value left, Value right, Run run) {
        String first = left.printed();
        String second = right.printed();
        run.requireLength((long) first.length() + second.length());
        return new Text(first.concat(second));
    }

    private static Value modulo(Value left, Value right) {
        return left instanceof Text text
                ? new Text(PercentFormat.format(text.value(), right))
                : arithmetic(Operator.MODULO, left, right);
    }

    private static Value subtract(Value left, Value right) {
        return left instanceof Sequence minuend && minuend.kind() == Sequence.Kind.SET
                ? difference(minuend, right)
                : arithmetic(Operator.SUBTRACT, left, right);
    }

    private static Value difference(Sequence minuend, Value right) {
        List<Value> items = new ArrayList<>(minuend.items());
        items.removeAll(Items.of(right));
        return Sequence.set(items);
    }

    private static Value multiply(Value left, Value right, Run run) {
        if (left instanceof Numeric times && !(right instanceof Numeric)) {
            return repeated(right, times, run);
        }
        if (right instanceof Numeric times && !(left instanceof Numeric)) {
            return repeated(left, times, run);
        }
        return arithmetic(Operator.MULTIPLY, left, right);
    }

    private static Value repeated(Value value, Numeric times, Run run) {
        if (times instanceof Real || !(value instanceof Text || value instanceof Sequence)) {
            return arithmetic(Operator.MULTIPLY, value, times);
        }
        int count = Math.clamp(Numeric.whole(times), 0, Integer.MAX_VALUE);
        if (value instanceof Text text) {
            run.requireLength((long) text.value().length() * count);
            return new Text(text.value().repeat(count));
        }
        Sequence sequence = (Sequence) value;
        run.requireLength((long) sequence.items().size() * count);
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.addAll(sequence.items());
        }
        return sequence.kind() == Sequence.Kind.TUPLE ? Sequence.tuple(items) : Sequence.list(items);
    }

    private static Value arithmetic(Operator operator, Value left, Value right) {
        if (left instanceof Numeric first && right instanceof Numeric second) {
            return Arithmetic.of(operator, first, second);
        }
        return Moments.arithmetic(operator, left, right)
                .orElseThrow(() -> Fault.of("unsupported operand types for %s: '%s' and '%s'"
                        .formatted(operator.symbol(), left.type(), right.type())));
    }

    private static boolean ordered(Operator operator, Value left, Value right) {
        int order;
        try {
            order = compare(left, right);
        } catch (Fault fault) {
            throw Fault.of(
                    "'%s' not supported between '%s' and '%s'".formatted(operator.symbol(), left.type(), right.type()));
        }
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    /** Python's order of two values; a fault when they have none. */
    static int compare(Value left, Value right) {
        if (left instanceof Numeric first && right instanceof Numeric second) {
            return first instanceof Real || second instanceof Real
                    ? Double.compare(first.real(), second.real())
                    : Long.compare(Numeric.whole(first), Numeric.whole(second));
        }
        if (left instanceof Text first && right instanceof Text second) {
            return comparePoints(first.value(), second.value());
        }
        if (left instanceof Sequence first && right instanceof Sequence second && first.kind() == second.kind()) {
            return compareItems(first.items(), second.items());
        }
        return Moments.compare(left, right)
                .orElseThrow(
                        () -> Fault.of("'<' not supported between '%s' and '%s'".formatted(left.type(), right.type())));
    }

    private static int comparePoints(String left, String right) {
        int[] first = left.codePoints().toArray();
        int[] second = right.codePoints().toArray();
        return java.util.Arrays.compare(first, second);
    }

    private static int compareItems(List<Value> left, List<Value> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (!left.get(i).equals(right.get(i))) {
                return compare(left.get(i), right.get(i));
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static boolean contains(Value container, Value item) {
        return switch (container) {
            case Text text when item instanceof Text part -> text.value().contains(part.value());
            case Text ignored -> throw Fault.of("'in <string>' needs a string on the left, not " + item.type());
            case Dict dict -> dict.entries().containsKey(item);
            case Sequence sequence -> sequence.items().contains(item);
            default -> throw Fault.of("'" + container.type() + "' is not a container");
        };
    }

    static Value negate(Value value) {
        return switch (requireDefined(value)) {
            case Real real -> new Real(-real.value());
            case Numeric number -> new Int(Math.negateExact(Numeric.whole(number)));
            default ->
                Moments.negate(value)
                        .orElseThrow(() -> Fault.of("bad operand type for unary -: '" + value.type() + "'"));
        };
    }

    static Value positive(Value value) {
        if (requireDefined(value) instanceof Numeric number) {
            return number instanceof Real ? number : new Int(Numeric.whole(number));
        }
        throw Fault.of("bad operand type for unary +: '" + value.type() + "'");
    }
}
