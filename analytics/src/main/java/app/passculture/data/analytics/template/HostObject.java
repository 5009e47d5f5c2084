package app.passculture.data.analytics.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object with attributes: the caller's (a relation, the target) or the interpreter's own (loop, a date). */
public non-sealed interface HostObject extends Value {

    Optional<Value> attribute(String name);

    /** The names of the attributes, for hints. */
    default Collection<String> attributes() {
        return List.of();
    }

    @Override
    default String type() {
        return "object";
    }

    /** An object that is a fixed set of attributes and prints as its label. */
    static HostObject of(String label, Map<String, Value> attributes) {
        return new Members(label, attributes);
    }
}
