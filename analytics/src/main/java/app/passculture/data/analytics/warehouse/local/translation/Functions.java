package app.passculture.data.analytics.warehouse.local.translation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All scalar functions and operators that are run, by the analyzer's names. */
final class Functions {
    /** How one function is written in DuckDB's SQL. */
    interface Mapping {
        String sql(Call call);
    }

    private static final Map<String, Mapping> MAPPINGS = mappings();

    private Functions() {}

    private static Map<String, Mapping> mappings() {
        Map<String, Mapping> mappings = new TreeMap<>();
        Operators.addTo(mappings);
        Conditions.addTo(mappings);
        NumberFunctions.addTo(mappings);
        TextFunctions.addTo(mappings);
        PatternFunctions.addTo(mappings);
        ByteFunctions.addTo(mappings);
        DateFunctions.addTo(mappings);
        MomentFunctions.addTo(mappings);
        ArrayFunctions.addTo(mappings);
        JsonFunctions.addTo(mappings);
        return Map.copyOf(mappings);
    }

    static String sql(Call call) {
        Mapping mapping = MAPPINGS.get(call.name());
        if (mapping == null) {
            throw new Unsupported("the function " + Words.of(call.name()), Words.of(call.name()));
        }
        return mapping.sql(call);
    }

    /** The scalar functions that are run, operators left out. */
    static Set<String> scalar() {
        Set<String> names = new TreeSet<>(MAPPINGS.keySet());
        names.removeIf(name -> name.startsWith("$"));
        return names;
    }

    static Set<String> aggregate() {
        return Aggregate.names();
    }

    static Set<String> window() {
        return Windows.names();
    }
}
