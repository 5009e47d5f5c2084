package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.BiFunction;

/** The methods of dict: a closed set. */
final class DictMethods {

    static final Map<String, BiFunction<Dict, Invocation, Value>> METHODS = Map.of(
            "items", (self, call) -> Sequence.view("dict_items", self.pairs()),
            "keys", (self, call) -> Sequence.view("dict_keys", self.keys()),
            "values",
                    (self, call) -> Sequence.view(
                            "dict_values", new ArrayList<>(self.entries().values())),
            "get", DictMethods::find,
            "update", DictMethods::update,
            "pop", DictMethods::pop,
            "setdefault", DictMethods::setDefault,
            "copy", (self, call) -> Dict.of(self.entries()),
            "clear",
                    (self, call) -> {
                        self.entries().clear();
                        return None.NONE;
                    });

    private DictMethods() {}

    private static Value find(Dict self, Invocation call) {
        Bound bound = call.bind("key", "default?");
        Dict.requireHashable(bound.value(0));
        Value found = self.entries().get(bound.value(0));
        return found != null ? found : bound.value(1, None.NONE);
    }

    private static Value update(Dict self, Invocation call) {
        for (Value other : call.positional()) {
            if (other instanceof Dict dict) {
                self.entries().putAll(dict.entries());
            } else {
                Items.of(other).forEach(pair -> putPair(self, pair));
            }
        }
        call.named().forEach((name, value) -> self.put(new Text(name), value));
        return None.NONE;
    }

    /** Adds a key and a value given as a pair. */
    static void putPair(Dict dict, Value pair) {
        if (Items.length(pair).orElse(0) != 2) {
            throw Fault.of("a dict is made of pairs, found " + pair.quoted());
        }
        var both = Items.of(pair);
        dict.put(both.getFirst(), both.getLast());
    }

    private static Value pop(Dict self, Invocation call) {
        Bound bound = call.bind("key", "default?");
        Value removed = self.entries().remove(bound.value(0));
        if (removed != null) {
            return removed;
        }
        return bound.find(1)
                .orElseThrow(
                        () -> Fault.of("the dict has no key " + bound.value(0).quoted()
                                + NearNames.hint(bound.value(0).printed(), self.names())));
    }

    private static Value setDefault(Dict self, Invocation call) {
        Bound bound = call.bind("key", "default?");
        if (!self.entries().containsKey(bound.value(0))) {
            self.put(bound.value(0), bound.value(1, None.NONE));
        }
        return self.entries().getOrDefault(bound.value(0), None.NONE);
    }
}
