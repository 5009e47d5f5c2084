package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.history.RunFilter;
import app.passculture.data.orchestration.history.RunFilter.Moment;
import app.passculture.data.orchestration.listing.Bounds;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads which runs a request wants. */
final class RunQueries {
    static final List<String> STATES = List.of("queued", "running", "success", "failed");
    private static final List<String> TYPES =
            List.of("backfill", "scheduled", "manual", "asset_triggered", "asset_materialization");

    private RunQueries() {}

    static RunFilter of(String dag, Query query) {
        return new RunFilter(
                dag.equals(Lookup.ALL) ? List.of() : List.of(dag),
                List.of(),
                query.choices("state", STATES),
                query.choices("run_type", TYPES),
                query.integers("dag_version"),
                new RunFilter.Patterns(
                        query.text("dag_id_pattern"),
                        query.text("run_id_pattern"),
                        query.text("triggering_user_name_pattern"),
                        query.text("conf_contains"),
                        query.text("bundle_version")),
                moments(query));
    }

    static RunFilter of(String dag, Body body) {
        Map<Moment, Bounds> moments = new EnumMap<>(Moment.class);
        for (Moment moment : Moment.values()) {
            String field = field(moment);
            Bounds bounds = moment == Moment.DURATION ? body.numbers(field) : body.moments(field);
            if (!bounds.limits().isEmpty()) {
                moments.put(moment, bounds);
            }
        }
        List<String> wanted = body.texts("dag_ids");
        return new RunFilter(
                dag.equals(Lookup.ALL) ? wanted : List.of(dag),
                List.of(),
                body.texts("states"),
                List.of(),
                List.of(),
                new RunFilter.Patterns(null, null, null, body.textOrNull("conf_contains"), null),
                moments);
    }

    private static Map<Moment, Bounds> moments(Query query) {
        Map<Moment, Bounds> moments = new EnumMap<>(Moment.class);
        for (Moment moment : Moment.values()) {
            String field = field(moment);
            Bounds bounds = moment == Moment.DURATION ? query.numbers(field) : query.moments(field);
            if (!bounds.limits().isEmpty()) {
                moments.put(moment, bounds);
            }
        }
        return moments;
    }

    /** Of the limits in a request for tasks, those that are on their runs. */
    static Map<Moment, Bounds> ofRunsOnly(Query query) {
        Map<Moment, Bounds> moments = moments(query);
        moments.keySet().retainAll(List.of(Moment.RUN_AFTER, Moment.LOGICAL_DATE));
        return moments;
    }

    static Map<Moment, Bounds> ofRunsOnly(Body body) {
        Map<Moment, Bounds> moments = new EnumMap<>(Moment.class);
        for (Moment moment : List.of(Moment.RUN_AFTER, Moment.LOGICAL_DATE)) {
            Bounds bounds = body.moments(field(moment));
            if (!bounds.limits().isEmpty()) {
                moments.put(moment, bounds);
            }
        }
        return moments;
    }

    private static String field(Moment moment) {
        return moment.name().toLowerCase(java.util.Locale.ROOT);
    }
}
