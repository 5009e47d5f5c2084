package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Python dict: keeps the order in which keys came. */
public final class Dict implements Value {

    private final Map<Value, Value> entries;

    private Dict(Map<Value, Value> entries) {
        this.entries = entries;
    }

    static Dict empty() {
        return new Dict(new LinkedHashMap<>());
    }

    /** A dict of plain data or values. */
    public static Dict of(Map<?, ?> data) {
        Dict dict = empty();
        data.forEach((key, value) -> dict.put(Value.of(key), Value.of(value)));
        return dict;
    }

    /** The live entries. */
    public Map<Value, Value> entries() {
        return entries;
    }

    public Optional<Value> find(String key) {
        return Optional.ofNullable(entries.get(new Text(key)));
    }

    void put(Value key, Value value) {
        requireHashable(key);
        entries.put(key, value);
    }

    static void requireHashable(Value key) {
        boolean changeable = key instanceof Sequence sequence
                && (sequence.kind() == Sequence.Kind.LIST || sequence.kind() == Sequence.Kind.SET);
        if (changeable || key instanceof Dict) {
            throw Fault.of("unhashable type: '" + key.type() + "'");
        }
        if (key instanceof Sequence tuple && tuple.kind() == Sequence.Kind.TUPLE) {
            tuple.items().forEach(Dict::requireHashable);
        }
    }

    List<Value> keys() {
        return new ArrayList<>(entries.keySet());
    }

    List<Value> pairs() {
        List<Value> pairs = new ArrayList<>(entries.size());
        entries.forEach((key, value) -> pairs.add(Sequence.tuple(key, value)));
        return pairs;
    }

    List<String> names() {
        return entries.keySet().stream().map(Value::printed).toList();
    }

    @Override
    public boolean truth() {
        return !entries.isEmpty();
    }

    @Override
    public String printed() {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey().quoted() + ": " + entry.getValue().quoted())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public String type() {
        return "dict";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Dict dict && dict.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return printed();
    }
}
