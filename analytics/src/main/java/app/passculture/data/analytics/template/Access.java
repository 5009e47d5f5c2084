package app.passculture.data.analytics.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attributes and items of values: a closed set of methods, then the items of a dict. */
final class Access {

    private Access() {}

    /** {@code target.name}: an attribute or method first, then an item. */
    static Value attribute(Value target, String name, Frame frame, int at) {
        Operations.requireDefined(target);
        return member(target, name)
                .or(() -> target instanceof Dict dict ? dict.find(name) : Optional.empty())
                .orElseGet(() -> missing(target, name, frame, at));
    }

    /** {@code target[index]}: an item first, then an attribute. */
    static Value item(Value target, Value index, Frame frame, int at) {
        return Items.at(target, index)
                .or(() -> index instanceof Text name ? member(target, name.value()) : Optional.empty())
                .orElseGet(() -> missing(target, index.printed(), frame, at));
    }

    /** An attribute by a path such as {@code node.0.name}, for filters; empty when a step is missing. */
    static Optional<Value> path(Value target, Value path) {
        if (!(path instanceof Text text)) {
            return Items.at(target, path);
        }
        Value current = target;
        for (String step : text.value().split("\\.", -1)) {
            Optional<Value> next = step(current, step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            current = next.get();
        }
        return Optional.of(current);
    }

    private static Optional<Value> step(Value target, String step) {
        boolean index = !step.isEmpty() && step.length() < 10 && step.chars().allMatch(Character::isDigit);
        Value key = index ? new Int(Long.parseLong(step)) : new Text(step);
        return Items.at(target, key).or(() -> member(target, step));
    }

    /** An attribute or method. */
    static Optional<Value> member(Value target, String name) {
        return switch (target) {
            case HostObject object -> object.attribute(name);
            case Text text -> method(TextMethods.METHODS.get(name), text);
            case Dict dict -> method(DictMethods.METHODS.get(name), dict);
            case Sequence sequence
            when sequence.kind() == Sequence.Kind.SET -> method(SetMethods.METHODS.get(name), sequence);
            case Sequence sequence
            when sequence.indexed() ->
                sequence.field(name).or(() -> method(ListMethods.of(sequence.kind(), name), sequence));
            case Int number -> method(NumberMethods.INT.get(name), number);
            case Real number -> method(NumberMethods.REAL.get(name), number);
            default -> Optional.empty();
        };
    }

    private static <T extends Value> Optional<Value> method(
            java.util.function.@org.jspecify.annotations.Nullable BiFunction<T, Invocation, Value> method, T self) {
        if (method == null) {
            return Optional.empty();
        }
        Callable bound = call -> method.apply(self, call);
        return Optional.of(bound);
    }

    private static Undefined missing(Value target, String name, Frame frame, int at) {
        String problem = "%s has no '%s'%s".formatted(described(target), name, NearNames.hint(name, known(target)));
        return new Undefined(Undefined.Kind.MEMBER, problem, frame.origin(at));
    }

    private static String described(Value target) {
        return target instanceof HostObject object ? object.type() : "the " + target.type();
    }

    private static Collection<String> known(Value target) {
        return switch (target) {
            case HostObject object -> object.attributes();
            case Dict dict -> concat(dict.names(), DictMethods.METHODS);
            case Text ignored -> TextMethods.METHODS.keySet();
            case Sequence ignored -> ListMethods.NAMES;
            default -> List.of();
        };
    }

    private static Collection<String> concat(List<String> names, Map<String, ?> methods) {
        List<String> all = new java.util.ArrayList<>(names);
        all.addAll(methods.keySet());
        return all;
    }
}
