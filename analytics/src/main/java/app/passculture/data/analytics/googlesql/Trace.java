package app.passculture.data.analytics.googlesql;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Where a value comes from; of a struct made in the query, where each field does. */
record Trace(Set<Flow> own, Map<String, Trace> fields) {

    static final Trace NONE = new Trace(Set.of(), Map.of());

    static Trace of(Flow flow) {
        return new Trace(Set.of(flow), Map.of());
    }

    static Trace of(Set<Flow> flows) {
        return new Trace(flows, Map.of());
    }

    /** A struct of named fields; fields that share a name or have none are not told apart. */
    static Trace struct(Map<String, Trace> fields) {
        return new Trace(Set.of(), fields);
    }

    boolean isNone() {
        return own.isEmpty() && fields.isEmpty();
    }

    Trace and(Trace other) {
        if (isNone()) {
            return other;
        }
        if (other.isNone()) {
            return this;
        }
        Set<Flow> flows = new LinkedHashSet<>(own);
        flows.addAll(other.own);
        Map<String, Trace> parts = new LinkedHashMap<>(fields);
        other.fields.forEach((name, trace) -> parts.merge(name, trace, Trace::and));
        return new Trace(flows, parts);
    }

    Trace field(String name) {
        Trace inner = fields.get(name.toLowerCase(Locale.ROOT));
        return inner == null ? this : of(own).and(inner);
    }

    /** All columns that any part of the value comes from. */
    Set<Flow> all() {
        if (fields.isEmpty()) {
            return own;
        }
        Set<Flow> all = new LinkedHashSet<>(own);
        fields.values().forEach(field -> all.addAll(field.all()));
        return all;
    }

    /** The value went through a function that keeps its fields apart. */
    Trace kept(String step) {
        return changed(flow -> flow.through(step));
    }

    /** The value went through a function that makes something else of it. */
    Trace made(String step) {
        return of(all()).kept(step);
    }

    private Trace changed(UnaryOperator<Flow> change) {
        Map<String, Trace> parts = new LinkedHashMap<>();
        fields.forEach((name, trace) -> parts.put(name, trace.changed(change)));
        return new Trace(own.stream().map(change).collect(Collectors.toCollection(LinkedHashSet::new)), parts);
    }
}
