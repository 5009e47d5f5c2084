package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.history.FoundRun;
import app.passculture.data.orchestration.history.RunFilter;
import app.passculture.data.orchestration.history.Runs;
import app.passculture.data.orchestration.listing.Bounds;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import app.passculture.data.orchestration.run.TaskState;
import app.passculture.data.orchestration.scheduler.Affected;
import app.passculture.data.orchestration.scheduler.ClearRequest;
import app.passculture.data.orchestration.scheduler.ClearRequest.Among;
import app.passculture.data.orchestration.scheduler.ClearRequest.Around;
import app.passculture.data.orchestration.scheduler.Control;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Clears and marks tasks. */
@RestController
@RequestMapping("/api/v2/dags/{dag}")
class TaskOrderRoutes {
    private static final Set<String> UNDER_WAY = Set.of("queued", "running", "restarting", "deferred");
    private static final String TASK = "/dagRuns/{run}/taskInstances/{task}";

    private final Control control;
    private final Runs runs;
    private final Lookup lookup;
    private final AffectedTasks affected;

    TaskOrderRoutes(Control control, Runs runs, Lookup lookup, AffectedTasks affected) {
        this.control = control;
        this.runs = runs;
        this.lookup = lookup;
        this.affected = affected;
    }

    @PostMapping("/clearTaskInstances")
    ResponseEntity<Object> clear(
            @PathVariable String dag, @Accepts("ClearTaskInstancesBody") Body body, Caller caller) {
        lookup.requirePipeline(dag);
        if (body.flag("only_failed", true) && body.flag("only_running", false)) {
            throw Refusal.Invalid.field("body", "only_running", "only_failed and only_running exclude each other");
        }
        ClearRequest request = new ClearRequest(tasks(body), around(body), among(body));
        boolean dry = body.flag("dry_run", true);
        if (!dry) {
            refuseWhatCannotBe(dag, body, request);
        }
        if (!dry && body.flag("run_on_latest_version", false)) {
            runs(dag, body).forEach(run -> control.useLatestVersion(dag, run, DagRoutes.actor(caller)));
        }
        List<Affected> concerned = runs(dag, body).stream()
                .flatMap(run -> (dry
                                ? control.planClear(dag, run, request)
                                : control.clear(dag, run, request, DagRoutes.actor(caller)))
                        .stream())
                .toList();
        return Answers.all("task_instances", affected.instances(concerned));
    }

    @PatchMapping(TASK)
    ResponseEntity<Object> patch(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @Accepts("PatchTaskInstanceBody") Body body,
            Query query,
            Caller caller) {
        lookup.task(dag, run, task, query.integer("map_index", -1));
        return patched(
                new Named(dag, run, task), body, query.choices("update_mask", List.of("new_state", "note")), caller);
    }

    @PatchMapping(TASK + "/{mapIndex:-?\\d+}")
    ResponseEntity<Object> patchMapped(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @PathVariable int mapIndex,
            @Accepts("PatchTaskInstanceBody") Body body,
            Query query,
            Caller caller) {
        lookup.task(dag, run, task, mapIndex);
        return patched(
                new Named(dag, run, task), body, query.choices("update_mask", List.of("new_state", "note")), caller);
    }

    @PatchMapping(TASK + "/dry_run")
    ResponseEntity<Object> rehearse(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @Accepts("PatchTaskInstanceBody") Body body,
            Query query) {
        lookup.task(dag, run, task, query.integer("map_index", -1));
        return planned(new Named(dag, run, task), body);
    }

    @PatchMapping(TASK + "/{mapIndex:-?\\d+}/dry_run")
    ResponseEntity<Object> rehearseMapped(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @PathVariable int mapIndex,
            @Accepts("PatchTaskInstanceBody") Body body) {
        lookup.task(dag, run, task, mapIndex);
        return planned(new Named(dag, run, task), body);
    }

    private void refuseWhatCannotBe(String dag, Body body, ClearRequest request) {
        if (!body.flag("reset_dag_runs", true)) {
            throw new Refusal.Bad("A run goes on when tasks of it are cleared: reset_dag_runs cannot be false");
        }
        if (body.flag("prevent_running_task", false)) {
            runs(dag, body)
                    .forEach(run -> affected.instances(control.planClear(dag, run, request)).stream()
                            .filter(task -> UNDER_WAY.contains(String.valueOf(task.state())))
                            .findFirst()
                            .ifPresent(task -> {
                                throw new Refusal.Conflict("The task %s of the run %s is %s"
                                        .formatted(task.taskId(), task.dagRunId(), task.state()));
                            }));
        }
    }

    /** A task of a run by the names in a path. */
    private record Named(String dag, String run, String task) {}

    private ResponseEntity<Object> patched(Named named, Body body, List<String> mask, Caller caller) {
        boolean state = body.has("new_state") && (mask.isEmpty() || mask.contains("new_state"));
        boolean note = body.has("note") && (mask.isEmpty() || mask.contains("note"));
        List<Affected> concerned = List.of(new Affected(named.dag(), named.run(), List.of(named.task())));
        if (state) {
            concerned = control.markTasks(
                    named.dag(), named.run(), Set.of(named.task()), around(body), end(body), DagRoutes.actor(caller));
        }
        if (note) {
            control.note(named.dag(), named.run(), named.task(), body.textOrNull("note"), DagRoutes.actor(caller));
        }
        return Answers.all("task_instances", affected.instances(concerned));
    }

    private ResponseEntity<Object> planned(Named named, Body body) {
        return Answers.all(
                "task_instances",
                affected.instances(
                        control.planMark(named.dag(), named.run(), Set.of(named.task()), around(body), end(body))));
    }

    private static TaskState end(Body body) {
        String state = body.textOrNull("new_state");
        return switch (state == null ? "" : state) {
            case "success" -> TaskState.SUCCESS;
            case "failed" -> TaskState.FAILED;
            case "skipped" -> TaskState.SKIPPED;
            default ->
                throw Refusal.Invalid.field(
                        "body", "new_state", "'%s' is not one of success, failed, skipped".formatted(state));
        };
    }

    private static Around around(Body body) {
        return new Around(
                body.flag("include_downstream", false),
                body.flag("include_upstream", false),
                body.flag("include_past", false),
                body.flag("include_future", false));
    }

    private static Among among(Body body) {
        if (body.flag("only_running", false)) {
            return Among.RUNNING;
        }
        return body.flag("only_failed", true) ? Among.FAILED : Among.ALL;
    }

    /** Names, or pairs of a name and a map index. */
    private static Set<String> tasks(Body body) {
        Set<String> tasks = new LinkedHashSet<>();
        for (JsonNode element : body.elements("task_ids")) {
            boolean pair = element.isArray();
            if (pair
                    && (element.size() != 2
                            || !element.get(0).isString()
                            || !element.get(1).isIntegralNumber())) {
                throw Refusal.Invalid.field("body", "task_ids", "%s is not [task_id, map_index]".formatted(element));
            }
            if (!pair || element.get(1).asInt() == -1) {
                tasks.add(pair ? element.get(0).stringValue() : element.asString());
            } else {
                throw new Refusal.NotFound("The task %s is not mapped: it has no map index %d"
                        .formatted(element.get(0).stringValue(), element.get(1).asInt()));
            }
        }
        return tasks;
    }

    private List<String> runs(String dag, Body body) {
        String run = body.textOrNull("dag_run_id");
        if (run != null) {
            lookup.run(dag, run);
            return List.of(run);
        }
        Map<RunFilter.Moment, Bounds> dates = dates(body.momentOrNull("start_date"), body.momentOrNull("end_date"));
        Page<FoundRun> found = runs.page(
                new RunFilter(List.of(dag), List.of(), List.of(), List.of(), List.of(), RunFilter.Patterns.ANY, dates),
                List.of("run_after"),
                new Window(Window.MOST, 0));
        if (found.total() > Window.MOST) {
            throw new Refusal.Bad("%d runs are too many for one request: give dag_run_id, start_date or end_date"
                    .formatted(found.total()));
        }
        return found.rows().stream().map(FoundRun::id).toList();
    }

    private static Map<RunFilter.Moment, Bounds> dates(@Nullable Instant start, @Nullable Instant end) {
        Map<Bounds.Side, Object> limits = new EnumMap<>(Bounds.Side.class);
        if (start != null) {
            limits.put(Bounds.Side.GTE, start.atOffset(ZoneOffset.UTC));
        }
        if (end != null) {
            limits.put(Bounds.Side.LTE, end.atOffset(ZoneOffset.UTC));
        }
        return limits.isEmpty() ? Map.of() : Map.of(RunFilter.Moment.LOGICAL_DATE, new Bounds(limits));
    }
}
