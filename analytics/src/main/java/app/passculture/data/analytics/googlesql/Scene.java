package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.util.List;
import java.util.Map;

/** All that one statement may name, by the paths it names them with. */
record Scene(
        Map<List<String>, KnownTable> tables,
        Map<List<String>, Routine> routines,
        Map<String, Schema> externals,
        Map<String, Type> variables) {

    Scene {
        tables = Map.copyOf(tables);
        routines = Map.copyOf(routines);
        externals = Map.copyOf(externals);
        variables = Map.copyOf(variables);
    }

    /** Whether what is said here is all said there too. */
    boolean within(Scene other) {
        return other.tables.entrySet().containsAll(tables.entrySet())
                && other.routines.equals(routines)
                && other.externals.equals(externals)
                && other.variables.equals(variables);
    }
}
