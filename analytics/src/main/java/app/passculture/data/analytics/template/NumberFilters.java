package app.passculture.data.analytics.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Filters that give or need numbers. */
final class NumberFilters {

    static final Map<String, Filter> ALL = Map.of(
            "int", NumberFilters::whole,
            "float", NumberFilters::real,
            "abs", (input, call) -> Operations.compare(input, new Int(0)) < 0 ? Operations.negate(input) : input,
            "round", NumberFilters::round,
            "sum", NumberFilters::sum,
            "max", (input, call) -> extreme(input, call, 1),
            "min", (input, call) -> extreme(input, call, -1));

    private NumberFilters() {}

    private static Value whole(Value input, Invocation call) {
        Bound bound = call.bind("default?", "base?");
        Value fallback = bound.value(0, new Int(0));
        return switch (input) {
            case Real real when Double.isFinite(real.value()) -> new Int((long) real.value());
            case Real ignored -> fallback;
            case Numeric number -> new Int(Numeric.whole(number));
            case Text text -> parsed(text.value().strip(), (int) bound.whole(1, 10), fallback);
            default -> fallback;
        };
    }

    private static Value parsed(String text, int base, Value fallback) {
        try {
            return new Int(Long.parseLong(digits(text, base), base));
        } catch (NumberFormatException notWhole) {
            try {
                double real = Double.parseDouble(text.replace("_", ""));
                return Double.isFinite(real) && Math.abs(real) < 0x1p63 ? new Int((long) real) : fallback;
            } catch (NumberFormatException notANumber) {
                return fallback;
            }
        }
    }

    private static String digits(String text, int base) {
        String bare = text.replace("_", "");
        String prefix = switch (base) {
            case 16 -> "0x";
            case 8 -> "0o";
            case 2 -> "0b";
            default -> "";
        };
        return !prefix.isEmpty() && bare.regionMatches(true, 0, prefix, 0, 2) ? bare.substring(2) : bare;
    }

    private static Value real(Value input, Invocation call) {
        Value fallback = call.bind("default?").value(0, new Real(0));
        return switch (input) {
            case Numeric number -> new Real(number.real());
            case Text text -> {
                try {
                    yield new Real(Double.parseDouble(text.value().strip().replace("_", "")));
                } catch (NumberFormatException notANumber) {
                    yield fallback;
                }
            }
            default -> fallback;
        };
    }

    private static Value round(Value input, Invocation call) {
        Bound bound = call.bind("precision?", "method?");
        String method = bound.text(1, "common");
        RoundingMode mode = switch (method) {
            case "common" -> RoundingMode.HALF_EVEN;
            case "ceil" -> RoundingMode.CEILING;
            case "floor" -> RoundingMode.FLOOR;
            default -> throw Fault.of("method must be common, ceil or floor");
        };
        if (!(input instanceof Numeric number)) {
            throw Fault.of("type " + input.type() + " cannot be rounded");
        }
        int precision = (int) bound.whole(0, 0);
        if (!(number instanceof Real) && method.equals("common")) {
            return new Int(BigDecimal.valueOf(Numeric.whole(number))
                    .setScale(precision, mode)
                    .longValue());
        }
        return new Real(rounded(number.real(), precision, mode));
    }

    /** Common rounding takes the exact binary value, as Python does; ceil and floor scale first, as Jinja does. */
    private static double rounded(double value, int precision, RoundingMode mode) {
        if (mode == RoundingMode.HALF_EVEN) {
            return new BigDecimal(value).setScale(precision, mode).doubleValue();
        }
        double scale = Math.pow(10, precision);
        return (mode == RoundingMode.CEILING ? Math.ceil(value * scale) : Math.floor(value * scale)) / scale;
    }

    private static Value sum(Value input, Invocation call) {
        Bound bound = call.bind("attribute?", "start?");
        Value total = bound.value(1, new Int(0));
        for (Value item : Items.of(input)) {
            Value added = bound.find(0)
                    .filter(path -> path != None.NONE)
                    .map(path -> SequenceFilters.memberOf(item, path, call))
                    .orElse(item);
            total = Operations.apply(
                    Expression.Operator.ADD, total, added, call.frame().run());
        }
        return total;
    }

    private static Value extreme(Value input, Invocation call, int sign) {
        Bound bound = call.bind("case_sensitive?", "attribute?");
        List<Value> items = Items.of(input);
        Comparator<Value> order = Comparator.comparing(
                item -> SequenceFilters.folded(
                        bound.find(1)
                                .map(path -> SequenceFilters.memberOf(item, path, call))
                                .orElse(item),
                        bound.truth(0, false)),
                Operations::compare);
        Value best = null;
        for (Value item : items) {
            best = best == null || order.compare(item, best) * sign > 0 ? item : best;
        }
        return best == null ? new Undefined(Undefined.Kind.MEMBER, "the sequence is empty", call.origin()) : best;
    }
}
