package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.administration.Deeds;
import app.passculture.data.orchestration.history.FoundPipeline;
import app.passculture.data.orchestration.history.PipelineFilter;
import app.passculture.data.orchestration.history.Pipelines;
import app.passculture.data.orchestration.history.RunFilter;
import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import app.passculture.data.orchestration.scheduler.Control;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pipelines, which clients call DAGs. */
@RestController
@RequestMapping("/api/v2")
class DagRoutes {
    private static final Sorting<TaskAnswers.Task> TASK_ORDERS = new Sorting<>(Map.of(
            "task_id", Comparator.comparing(TaskAnswers.Task::taskId),
            "task_display_name", Comparator.comparing(TaskAnswers.Task::taskDisplayName),
            "owner", Comparator.comparing(TaskAnswers.Task::owner),
            "trigger_rule", Comparator.comparing(TaskAnswers.Task::triggerRule),
            "retries", Comparator.comparingInt(TaskAnswers.Task::retries),
            "pool", Comparator.comparing(TaskAnswers.Task::pool),
            "pool_slots", Comparator.comparingInt(TaskAnswers.Task::poolSlots),
            "priority_weight", Comparator.comparingInt(TaskAnswers.Task::priorityWeight),
            "operator_name", Comparator.comparing(TaskAnswers.Task::operatorName)));

    private final Pipelines pipelines;
    private final Lookup lookup;
    private final Control control;
    private final Deeds deeds;
    private final JdbcClient database;

    DagRoutes(Pipelines pipelines, Lookup lookup, Control control, Deeds deeds, JdbcClient database) {
        this.pipelines = pipelines;
        this.lookup = lookup;
        this.control = control;
        this.deeds = deeds;
        this.database = database;
    }

    @GetMapping("/dags")
    ResponseEntity<Object> list(Query query, Caller caller) {
        return Answers.page("dags", found(query, caller).map(DagAnswers.Dag::of));
    }

    @GetMapping("/dags/{dag}")
    DagAnswers.Dag get(@PathVariable String dag, Caller caller) {
        return DagAnswers.Dag.of(lookup.pipeline(dag, caller));
    }

    @GetMapping("/dags/{dag}/details")
    DagAnswers.Details details(@PathVariable String dag, Caller caller) {
        FoundPipeline pipeline = lookup.pipeline(dag, caller);
        Map<String, Long> counts = pipelines.runCounts(List.of(dag)).getOrDefault(dag, Map.of());
        return DagAnswers.Details.of(
                pipeline, counts.getOrDefault("running", 0L).intValue());
    }

    @PatchMapping("/dags/{dag}")
    DagAnswers.Dag patch(@PathVariable String dag, @Accepts("DAGPatchBody") Body body, Query query, Caller caller) {
        refuseOtherMasks(query);
        lookup.requirePipeline(dag);
        pause(dag, body.flag("is_paused", false), caller);
        return get(dag, caller);
    }

    @PatchMapping("/dags")
    ResponseEntity<Object> patchAll(@Accepts("DAGPatchBody") Body body, Query query, Caller caller) {
        refuseOtherMasks(query);
        Page<FoundPipeline> found = found(query, caller);
        boolean paused = body.flag("is_paused", false);
        found.rows().forEach(pipeline -> pause(pipeline.id(), paused, caller));
        return Answers.page("dags", found.map(pipeline -> DagAnswers.Dag.of(lookup.pipeline(pipeline.id(), caller))));
    }

    @DeleteMapping("/dags/{dag}")
    ResponseEntity<Void> delete(@PathVariable String dag, Caller caller) {
        control.deletePipeline(dag, actor(caller));
        return ResponseEntity.ok().build();
    }

    @PostMapping("/dags/{dag}/favorite")
    ResponseEntity<Void> favour(@PathVariable String dag, Caller caller) {
        lookup.requirePipeline(dag);
        return deeds.together(() -> {
            database.sql(
                            "INSERT INTO pipeline_favourite (pipeline, user_name) VALUES (:dag, :user) ON CONFLICT DO NOTHING")
                    .param("dag", dag)
                    .param("user", caller.name())
                    .update();
            deeds.recordOf(actor(caller), "favorite", dag);
            return ResponseEntity.noContent().build();
        });
    }

    @PostMapping("/dags/{dag}/unfavorite")
    ResponseEntity<Void> unfavour(@PathVariable String dag, Caller caller) {
        lookup.requirePipeline(dag);
        return deeds.together(() -> {
            int gone = database.sql("DELETE FROM pipeline_favourite WHERE pipeline = :dag AND user_name = :user")
                    .param("dag", dag)
                    .param("user", caller.name())
                    .update();
            if (gone == 0) {
                throw new Refusal.Conflict("The pipeline %s is no favourite of %s".formatted(dag, caller.name()));
            }
            deeds.recordOf(actor(caller), "unfavorite", dag);
            return ResponseEntity.noContent().build();
        });
    }

    @GetMapping("/dagTags")
    ResponseEntity<Object> tags(Query query) {
        return Answers.page("tags", pipelines.tags(query.text("tag_name_pattern"), query.orderBy(), query.window()));
    }

    @GetMapping("/dagStats")
    ResponseEntity<Object> stats(Query query, Caller caller) {
        List<String> wanted = query.texts("dag_ids");
        List<String> ids =
                pipelines.page(PipelineFilter.ALL, caller.name(), List.of(), new Window(Window.MOST, 0)).rows().stream()
                        .map(FoundPipeline::id)
                        .filter(id -> wanted.isEmpty() || wanted.contains(id))
                        .toList();
        Map<String, Map<String, Long>> counts = ids.isEmpty() ? Map.of() : pipelines.runCounts(ids);
        return Answers.all(
                "dags",
                ids.stream()
                        .map(id -> stats(id, counts.getOrDefault(id, Map.of())))
                        .toList());
    }

    @GetMapping("/dags/{dag}/tasks")
    ResponseEntity<Object> tasks(@PathVariable String dag, Query query, Caller caller) {
        FoundPipeline pipeline = lookup.pipeline(dag, caller);
        List<TaskAnswers.Task> tasks = pipeline.spec().tasks().stream()
                .map(task -> TaskAnswers.Task.of(pipeline.spec(), task))
                .toList();
        return Answers.all("tasks", TASK_ORDERS.sorted(tasks, query.orderBy()));
    }

    @GetMapping("/dags/{dag}/tasks/{task}")
    TaskAnswers.Task task(@PathVariable String dag, @PathVariable String task, Caller caller) {
        FoundPipeline pipeline = lookup.pipeline(dag, caller);
        return pipeline.spec().tasks().stream()
                .filter(each -> each.id().equals(task))
                .findFirst()
                .map(each -> TaskAnswers.Task.of(pipeline.spec(), each))
                .orElseThrow(() ->
                        new Refusal.NotFound("The task %s was not found in the pipeline %s".formatted(task, dag)));
    }

    static Actor actor(Caller caller) {
        return new Actor(caller.name(), caller.via());
    }

    private void pause(String dag, boolean paused, Caller caller) {
        if (paused) {
            control.pause(dag, actor(caller));
        } else {
            control.unpause(dag, actor(caller));
        }
    }

    private static void refuseOtherMasks(Query query) {
        List<String> mask = query.texts("update_mask");
        if (!mask.isEmpty() && !mask.equals(List.of("is_paused"))) {
            throw new Refusal.Bad("Only is_paused can be updated, not " + mask);
        }
    }

    private Page<FoundPipeline> found(Query query, Caller caller) {
        PipelineFilter filter = filter(query);
        return isPossible(query)
                ? pipelines.page(filter, caller.name(), query.orderBy(), query.window())
                : new Page<>(List.of(), 0, false);
    }

    /** What could not be loaded is no pipeline, and none has assets yet. */
    private static boolean isPossible(Query query) {
        if (query.text("timetable_type") != null) {
            throw new Refusal.Bad("Timetables have no class here: timetable_type cannot be asked for");
        }
        return !query.flag("has_import_errors", false)
                && !query.flag("has_asset_schedule", false)
                && query.text("asset_dependency") == null;
    }

    private static PipelineFilter filter(Query query) {
        List<String> match = query.choices("tags_match_mode", List.of("any", "all"));
        return new PipelineFilter(
                query.texts("tags"),
                match.equals(List.of("all")) ? PipelineFilter.Tags.ALL : PipelineFilter.Tags.ANY,
                query.texts("owners"),
                Stream.of("dag_id_pattern", "dag_display_name_pattern")
                        .flatMap(name -> query.texts(name).stream())
                        .toList(),
                query.flag("exclude_stale", true) ? Boolean.FALSE : null,
                query.flag("paused"),
                query.flag("is_favorite"),
                new PipelineFilter.Bundle(query.text("bundle_name"), query.text("bundle_version")),
                query.choices("last_dag_run_state", RunQueries.STATES),
                withRuns(query));
    }

    /** Only pipelines that have such a run. */
    private static List<RunFilter> withRuns(Query query) {
        Map<RunFilter.Moment, app.passculture.data.orchestration.listing.Bounds> moments = new LinkedHashMap<>();
        moments.put(RunFilter.Moment.START_DATE, query.moments("dag_run_start_date"));
        moments.put(RunFilter.Moment.END_DATE, query.moments("dag_run_end_date"));
        moments.values().removeIf(bounds -> bounds.limits().isEmpty());
        List<String> states = query.choices("dag_run_state", RunQueries.STATES);
        return moments.isEmpty() && states.isEmpty()
                ? List.of()
                : List.of(new RunFilter(
                        List.of(), List.of(), states, List.of(), List.of(), RunFilter.Patterns.ANY, moments));
    }

    private static Map<String, Object> stats(String id, Map<String, Long> counts) {
        List<Map<String, Object>> states = RunQueries.STATES.stream()
                .<Map<String, Object>>map(state -> Map.of("state", state, "count", counts.getOrDefault(state, 0L)))
                .toList();
        return Map.of("dag_id", id, "dag_display_name", id, "stats", states);
    }
}
