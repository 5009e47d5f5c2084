package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The methods of list and tuple: a closed set. */
final class ListMethods {

    static final Set<String> NAMES =
            Set.of("append", "extend", "insert", "pop", "remove", "index", "count", "sort", "reverse", "copy", "clear");
    private static final Set<String> OF_TUPLES = Set.of("index", "count");
    private static final Map<String, BiFunction<Sequence, Invocation, Value>> METHODS = Map.ofEntries(
            Map.entry("append", ListMethods::append),
            Map.entry("extend", ListMethods::extend),
            Map.entry("insert", ListMethods::insert),
            Map.entry("pop", ListMethods::pop),
            Map.entry("remove", ListMethods::remove),
            Map.entry("index", ListMethods::index),
            Map.entry(
                    "count",
                    (self, call) -> new Int(Collections.frequency(
                            self.items(), call.bind("value").value(0)))),
            Map.entry("sort", ListMethods::sort),
            Map.entry("reverse", (self, call) -> {
                Collections.reverse(self.changeable());
                return None.NONE;
            }),
            Map.entry("copy", (self, call) -> Sequence.list(new ArrayList<>(self.items()))),
            Map.entry("clear", (self, call) -> {
                self.changeable().clear();
                return None.NONE;
            }));

    private ListMethods() {}

    static @Nullable BiFunction<Sequence, Invocation, Value> of(Sequence.Kind kind, String name) {
        return kind == Sequence.Kind.LIST || OF_TUPLES.contains(name) ? METHODS.get(name) : null;
    }

    private static Value append(Sequence self, Invocation call) {
        self.changeable().add(Operations.requireDefined(call.bind("object").value(0)));
        call.frame().run().requireLength(self.changeable().size());
        return None.NONE;
    }

    private static Value extend(Sequence self, Invocation call) {
        self.changeable().addAll(List.copyOf(Items.of(call.bind("iterable").value(0))));
        call.frame().run().requireLength(self.changeable().size());
        return None.NONE;
    }

    private static Value insert(Sequence self, Invocation call) {
        Bound bound = call.bind("index", "object");
        int size = self.changeable().size();
        long index = bound.whole(0) < 0 ? bound.whole(0) + size : bound.whole(0);
        self.changeable().add((int) Math.clamp(index, 0L, size), bound.value(1));
        return None.NONE;
    }

    private static Value pop(Sequence self, Invocation call) {
        long given = call.bind("index?").whole(0, -1);
        long index = given < 0 ? given + self.changeable().size() : given;
        if (index < 0 || index >= self.changeable().size()) {
            throw Fault.of("pop index out of range");
        }
        return self.changeable().remove((int) index);
    }

    private static Value remove(Sequence self, Invocation call) {
        if (!self.changeable().remove(call.bind("value").value(0))) {
            throw Fault.of("the value is not in the list");
        }
        return None.NONE;
    }

    private static Value index(Sequence self, Invocation call) {
        int found = self.items().indexOf(call.bind("value").value(0));
        if (found < 0) {
            throw Fault.of("the value is not in the " + self.type());
        }
        return new Int(found);
    }

    private static Value sort(Sequence self, Invocation call) {
        Bound bound = call.bind("reverse?");
        Comparator<Value> order = Operations::compare;
        self.changeable().sort(bound.truth(0, false) ? order.reversed() : order);
        return None.NONE;
    }
}
