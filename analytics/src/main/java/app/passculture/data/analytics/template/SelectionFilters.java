package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The filters that apply another filter or a test to each item. */
final class SelectionFilters {

    static final Map<String, Filter> ALL = Map.of(
            "map", SelectionFilters::map,
            "select", (input, call) -> kept(input, chosen(call), true),
            "reject", (input, call) -> kept(input, chosen(call), false),
            "selectattr", (input, call) -> kept(input, byAttribute(call), true),
            "rejectattr", (input, call) -> kept(input, byAttribute(call), false));

    private SelectionFilters() {}

    private static Value map(Value input, Invocation call) {
        List<Value> mapped = new ArrayList<>();
        for (Value item : Items.of(input)) {
            mapped.add(call.positional().isEmpty() ? attribute(item, call) : filtered(item, call));
        }
        return Sequence.lazy(mapped);
    }

    private static Value attribute(Value item, Invocation call) {
        Value path = call.named().get("attribute");
        if (path == null) {
            throw Fault.of("map needs the name of a filter, or attribute=");
        }
        return Access.path(item, path)
                .or(() -> Optional.ofNullable(call.named().get("default")))
                .orElseGet(() -> SequenceFilters.memberOf(item, path, call));
    }

    private static Value filtered(Value item, Invocation call) {
        Filter filter = Filters.named(call.positional().getFirst().printed());
        return filter.apply(item, rest(call, 1));
    }

    private static Invocation rest(Invocation call, int skipped) {
        List<Value> positional =
                call.positional().subList(skipped, call.positional().size());
        Map<String, Value> named = new LinkedHashMap<>(call.named());
        return new Invocation(
                call.positional().get(skipped - 1).printed(), positional, named, call.frame(), call.origin());
    }

    private static Value kept(Value input, Predicate<Value> test, boolean wanted) {
        return Sequence.lazy(Items.of(input).stream()
                .filter(item -> test.test(item) == wanted)
                .toList());
    }

    private static Predicate<Value> chosen(Invocation call) {
        if (call.positional().isEmpty()) {
            return Value::truth;
        }
        TemplateTest test = Tests.named(call.positional().getFirst().printed());
        Invocation arguments = rest(call, 1);
        return item -> test.holds(item, arguments);
    }

    private static Predicate<Value> byAttribute(Invocation call) {
        if (call.positional().isEmpty()) {
            throw Fault.of(call.name() + " needs the name of an attribute");
        }
        Value path = call.positional().getFirst();
        if (call.positional().size() == 1) {
            return item -> SequenceFilters.memberOf(item, path, call).truth();
        }
        TemplateTest test = Tests.named(call.positional().get(1).printed());
        Invocation arguments = rest(call, 2);
        return item -> test.holds(SequenceFilters.memberOf(item, path, call), arguments);
    }
}
