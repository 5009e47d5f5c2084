package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a value gives when it is iterated, measured, indexed or sliced. */
final class Items {

    private Items() {}

    /** The items of a loop over the value. */
    static List<Value> of(Value value) {
        return find(value).orElseThrow(() -> Fault.of("'" + value.type() + "' is not iterable"));
    }

    static Optional<List<Value>> find(Value value) {
        return switch (Operations.requireDefined(value)) {
            case Sequence sequence -> Optional.of(sequence.items());
            case Dict dict -> Optional.of(dict.keys());
            case Text text -> Optional.of(characters(text.value()));
            case Undefined silent -> Optional.of(List.of());
            default -> Optional.empty();
        };
    }

    private static List<Value> characters(String text) {
        List<Value> characters = new ArrayList<>(text.length());
        text.codePoints().forEach(point -> characters.add(new Text(Character.toString(point))));
        return characters;
    }

    static OptionalInt length(Value value) {
        return switch (value) {
            case Sequence sequence
            when sequence.sized() -> OptionalInt.of(sequence.items().size());
            case Dict dict -> OptionalInt.of(dict.entries().size());
            case Text text ->
                OptionalInt.of(text.value().codePointCount(0, text.value().length()));
            default -> OptionalInt.empty();
        };
    }

    /** The item at an index or key; empty when there is none. */
    static Optional<Value> at(Value target, Value index) {
        return switch (target) {
            case Dict dict -> {
                Dict.requireHashable(index);
                yield Optional.ofNullable(dict.entries().get(index));
            }
            case Sequence sequence when sequence.indexed() -> at(sequence.items(), index);
            case Text text -> at(characters(text.value()), index);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> at(List<Value> items, Value index) {
        if (!(index instanceof Numeric number) || number instanceof Real) {
            return Optional.empty();
        }
        long position = Numeric.whole(number);
        long wanted = position < 0 ? position + items.size() : position;
        return wanted >= 0 && wanted < items.size() ? Optional.of(items.get((int) wanted)) : Optional.empty();
    }

    /** A slice as Python takes it; None stands for a bound that is not given. */
    static Value slice(Value target, Value from, Value to, Value step) {
        long stride = bound(step, 1);
        if (stride == 0) {
            throw Fault.of("a slice step cannot be zero");
        }
        if (target instanceof Text text && stride == 1) {
            return slice(text, from, to);
        }
        List<Value> all = switch (target) {
            case Text text -> characters(text.value());
            case Sequence sequence when sequence.indexed() -> sequence.items();
            default -> throw Fault.of("'" + target.type() + "' cannot be sliced");
        };
        List<Value> picked = pick(all, from, to, stride);
        if (target instanceof Text) {
            StringBuilder joined = new StringBuilder();
            picked.forEach(character -> joined.append(character.printed()));
            return new Text(joined.toString());
        }
        return ((Sequence) target).kind() == Sequence.Kind.TUPLE ? Sequence.tuple(picked) : Sequence.list(picked);
    }

    private static Text slice(Text target, Value from, Value to) {
        String text = target.value();
        int length = text.codePointCount(0, text.length());
        int first = (int) clamp(bound(from, 0), length, 0, length);
        int last = (int) clamp(bound(to, length), length, 0, length);
        return last <= first
                ? new Text("")
                : new Text(text.substring(text.offsetByCodePoints(0, first), text.offsetByCodePoints(0, last)));
    }

    private static List<Value> pick(List<Value> all, Value from, Value to, long stride) {
        int length = all.size();
        List<Value> picked = new ArrayList<>();
        if (stride > 0) {
            long last = clamp(bound(to, length), length, 0, length);
            for (long i = clamp(bound(from, 0), length, 0, length); i < last; i += stride) {
                picked.add(all.get((int) i));
            }
        } else {
            long last = to == None.NONE ? -1 : clamp(bound(to, 0), length, -1, length - 1);
            for (long i = clamp(bound(from, length - 1), length, -1, length - 1); i > last; i += stride) {
                picked.add(all.get((int) i));
            }
        }
        return picked;
    }

    private static long clamp(long bound, int length, long lowest, long highest) {
        return Math.max(lowest, Math.min(highest, bound < 0 ? bound + length : bound));
    }

    private static long bound(Value value, long fallback) {
        if (value == None.NONE) {
            return fallback;
        }
        if (value instanceof Numeric number && !(number instanceof Real)) {
            return Numeric.whole(number);
        }
        throw Fault.of("slice bounds must be whole numbers, not " + value.type());
    }
}
