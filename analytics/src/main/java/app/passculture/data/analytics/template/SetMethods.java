package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The methods of set: a closed set. */
final class SetMethods {

    static final Map<String, BiFunction<Sequence, Invocation, Value>> METHODS = Map.ofEntries(
            Map.entry("add", SetMethods::add),
            Map.entry("update", SetMethods::update),
            Map.entry("discard", (self, call) -> {
                self.changeable().remove(call.bind("element").value(0));
                return None.NONE;
            }),
            Map.entry("remove", SetMethods::remove),
            Map.entry("union", (self, call) -> combined(self, call)),
            Map.entry("intersection", (self, call) -> kept(self, call, true)),
            Map.entry("difference", (self, call) -> kept(self, call, false)),
            Map.entry("symmetric_difference", SetMethods::symmetricDifference),
            Map.entry(
                    "issubset",
                    (self, call) -> Bool.of(new HashSet<>(Items.of(other(call))).containsAll(self.items()))),
            Map.entry(
                    "issuperset",
                    (self, call) -> Bool.of(new HashSet<>(self.items()).containsAll(Items.of(other(call))))),
            Map.entry(
                    "isdisjoint",
                    (self, call) -> Bool.of(kept(self, call, true).items().isEmpty())),
            Map.entry("copy", (self, call) -> Sequence.set(self.items())));

    private SetMethods() {}

    private static Value other(Invocation call) {
        return call.bind("other").value(0);
    }

    private static Value add(Sequence self, Invocation call) {
        Value element = call.bind("element").value(0);
        Dict.requireHashable(element);
        if (!self.changeable().contains(element)) {
            self.changeable().add(element);
        }
        return None.NONE;
    }

    private static Value update(Sequence self, Invocation call) {
        List<Value> all = combined(self, call).items();
        self.changeable().clear();
        self.changeable().addAll(all);
        return None.NONE;
    }

    private static Value remove(Sequence self, Invocation call) {
        if (!self.changeable().remove(call.bind("element").value(0))) {
            throw Fault.of("the value is not in the set");
        }
        return None.NONE;
    }

    private static Sequence combined(Sequence self, Invocation call) {
        List<Value> all = new ArrayList<>(self.items());
        call.positional().forEach(more -> all.addAll(Items.of(more)));
        return Sequence.set(all);
    }

    private static Sequence kept(Sequence self, Invocation call, boolean common) {
        List<Value> kept = new ArrayList<>(self.items());
        for (Value given : call.positional()) {
            HashSet<Value> others = new HashSet<>(Items.of(given));
            kept.removeIf(item -> others.contains(item) != common);
        }
        return Sequence.set(kept);
    }

    private static Value symmetricDifference(Sequence self, Invocation call) {
        List<Value> others = Items.of(other(call));
        List<Value> all = new ArrayList<>(self.items());
        all.removeAll(others);
        others.stream().filter(item -> !self.items().contains(item)).forEach(all::add);
        return Sequence.set(all);
    }
}
