package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the names in a statement mean: tables, functions, {@code @parameters}, and what completes a name that is not whole. */
public record Names(
        TableSource tables,
        String project,
        @Nullable DatasetName dataset,
        List<Routine> routines,
        Map<String, Type> parameters) {

    public Names {
        routines = List.copyOf(routines);
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** Names of a project: no default dataset, no functions, no parameters. */
    public static Names of(TableSource tables, String project) {
        return new Names(tables, project, null, List.of(), Map.of());
    }

    public Names in(@Nullable DatasetName dataset) {
        return new Names(tables, project, dataset, routines, parameters);
    }

    public Names withRoutines(List<Routine> routines) {
        return new Names(tables, project, dataset, routines, parameters);
    }

    public Names withParameters(Map<String, Type> parameters) {
        return new Names(tables, project, dataset, routines, parameters);
    }
}
