package app.passculture.data.analytics.template;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The names that the caller gives to a template: ref, source, config, macros … */
public interface Globals {

    /** The value of a name; called once for each use. */
    Optional<Value> find(String name);

    /** Every name, for hints. */
    Collection<String> names();

    /** Globals that are just a map. */
    static Globals of(Map<String, Value> values) {
        Map<String, Value> copy = Map.copyOf(values);
        return new Globals() {
            @Override
            public Optional<Value> find(String name) {
                return Optional.ofNullable(copy.get(name));
            }

            @Override
            public Collection<String> names() {
                return copy.keySet();
            }
        };
    }
}
