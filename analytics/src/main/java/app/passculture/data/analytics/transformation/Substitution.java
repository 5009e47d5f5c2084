package app.passculture.data.analytics.transformation;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a compilation sees in place of what the project says: texts for tables, by the unique id of their node (a node's own id
 * stands for {@code this}), variables, macros that give a fixed value, environment variables, the time and the window.
 */
public record Substitution(
        Map<String, String> tables,
        Map<String, @Nullable Object> vars,
        Map<String, @Nullable Object> macros,
        Map<String, String> environment,
        Optional<Instant> now,
        Optional<ProjectOptions.Window> window) {

    public static final Substitution NONE =
            new Substitution(Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());

    public Substitution {
        tables = Map.copyOf(tables);
        vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
        macros = Collections.unmodifiableMap(new LinkedHashMap<>(macros));
        environment = Map.copyOf(environment);
    }

    /** This with tables in the place of those so far. */
    public Substitution withTables(Map<String, String> others) {
        return new Substitution(others, vars, macros, environment, now, window);
    }

    /** This with another window than the one the project was read for. */
    public Substitution withWindow(Optional<ProjectOptions.Window> other) {
        return new Substitution(tables, vars, macros, environment, now, other);
    }
}
