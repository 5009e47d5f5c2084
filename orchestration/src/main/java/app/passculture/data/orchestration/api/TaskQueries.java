package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.history.FoundRun;
import app.passculture.data.orchestration.history.RunFilter;
import app.passculture.data.orchestration.history.TaskFilter;
import app.passculture.data.orchestration.history.TaskFilter.Moment;
import app.passculture.data.orchestration.listing.Bounds;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which tasks a request wants. */
final class TaskQueries {
    private static final List<String> STATES = List.of(
            "removed",
            "scheduled",
            "queued",
            "running",
            "success",
            "restarting",
            "failed",
            "up_for_retry",
            "up_for_reschedule",
            "upstream_failed",
            "skipped",
            "deferred",
            "none",
            "no_status",
            "null");

    private TaskQueries() {}

    /** Whether limits on what all tasks here have in common allow any of them: no map index, no executor, one queue. */
    static boolean arePossible(Query query) {
        query.integers("map_index");
        return query.allows("map_index", "-1")
                && query.allows("queue", TaskAnswers.QUEUE)
                && LikePattern.matches(query.text("queue_name_pattern"), TaskAnswers.QUEUE)
                && query.texts("executor").isEmpty();
    }

    static boolean arePossible(Body body) {
        List<String> queues = body.texts("queue");
        return body.texts("executor").isEmpty() && (queues.isEmpty() || queues.contains(TaskAnswers.QUEUE));
    }

    /** Whose tasks: of one run, or of all of a pipeline, or of all. */
    record Scope(String dag, @Nullable FoundRun run) {}

    static TaskFilter of(Scope scope, Query query) {
        String name = query.text("task_display_name_pattern");
        return new TaskFilter(
                new RunFilter(
                        scope.run() != null || scope.dag().equals(Lookup.ALL) ? List.of() : List.of(scope.dag()),
                        List.of(),
                        List.of(),
                        List.of(),
                        query.integers("version_number"),
                        new RunFilter.Patterns(
                                query.text("dag_id_pattern"), query.text("run_id_pattern"), null, null, null),
                        RunQueries.ofRunsOnly(query)),
                scope.run() == null ? null : scope.run().number(),
                query.texts("task_id"),
                states(query.choices("state", STATES)),
                query.texts("pool"),
                query.integers("try_number"),
                new TaskFilter.Patterns(name, query.text("pool_name_pattern")),
                new TaskFilter.Traits(
                        query.texts("operator"), query.text("operator_name_pattern"), query.text("task_group_id")),
                moments(query));
    }

    static TaskFilter of(Scope scope, Body body) {
        Map<Moment, Bounds> moments = new EnumMap<>(Moment.class);
        for (Moment moment : Moment.values()) {
            Bounds bounds = moment == Moment.DURATION ? body.numbers(field(moment)) : body.moments(field(moment));
            if (!bounds.limits().isEmpty()) {
                moments.put(moment, bounds);
            }
        }
        List<String> dags = body.texts("dag_ids");
        return new TaskFilter(
                new RunFilter(
                        scope.run() != null ? List.of() : scope.dag().equals(Lookup.ALL) ? dags : List.of(scope.dag()),
                        body.texts("dag_run_ids"),
                        List.of(),
                        List.of(),
                        List.of(),
                        RunFilter.Patterns.ANY,
                        RunQueries.ofRunsOnly(body)),
                scope.run() == null ? null : scope.run().number(),
                body.texts("task_ids"),
                states(body.texts("state")),
                body.texts("pool"),
                List.of(),
                TaskFilter.Patterns.ANY,
                TaskFilter.Traits.ANY,
                moments);
    }

    private static List<String> states(List<String> states) {
        return states.stream()
                .map(state -> state.equals("no_status") || state.equals("null") ? "none" : state)
                .toList();
    }

    private static Map<Moment, Bounds> moments(Query query) {
        Map<Moment, Bounds> moments = new EnumMap<>(Moment.class);
        for (Moment moment : Moment.values()) {
            Bounds bounds = moment == Moment.DURATION ? query.numbers(field(moment)) : query.moments(field(moment));
            if (!bounds.limits().isEmpty()) {
                moments.put(moment, bounds);
            }
        }
        return moments;
    }

    private static String field(Moment moment) {
        return moment.name().toLowerCase(Locale.ROOT);
    }
}
