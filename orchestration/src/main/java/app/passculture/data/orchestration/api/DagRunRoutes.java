package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.history.FoundRun;
import app.passculture.data.orchestration.history.Runs;
import app.passculture.data.orchestration.listing.Window;
import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import app.passculture.data.orchestration.scheduler.Affected;
import app.passculture.data.orchestration.scheduler.ClearRequest;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.scheduler.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Runs of pipelines. */
@RestController
@RequestMapping("/api/v2/dags/{dag}/dagRuns")
class DagRunRoutes {
    private static final String RUN_ID = "[A-Za-z0-9_.~:+-]{1,250}";

    private final Runs runs;
    private final Lookup lookup;
    private final Control control;
    private final AffectedTasks affected;
    private final RunWait wait;

    DagRunRoutes(Runs runs, Lookup lookup, Control control, AffectedTasks affected, RunWait wait) {
        this.runs = runs;
        this.lookup = lookup;
        this.control = control;
        this.affected = affected;
        this.wait = wait;
    }

    @GetMapping
    ResponseEntity<Object> list(@PathVariable String dag, Query query) {
        requireUnlessAll(dag);
        if (query.text("partition_key_pattern") != null) {
            return Answers.none("dag_runs");
        }
        return Answers.page(
                "dag_runs",
                runs.page(RunQueries.of(dag, query), query.orderBy(), query.window())
                        .map(RunAnswer::of));
    }

    @PostMapping("/list")
    ResponseEntity<Object> listBatch(@PathVariable String dag, @Accepts("DAGRunsBatchBody") Body body) {
        requireUnlessAll(dag);
        String order = body.textOrNull("order_by");
        Window window = new Window(body.integer("page_limit", 100), body.integer("page_offset", 0));
        return Answers.page(
                "dag_runs",
                runs.page(RunQueries.of(dag, body), order == null ? List.of() : List.of(order), window)
                        .map(RunAnswer::of));
    }

    @GetMapping("/{run}")
    RunAnswer get(@PathVariable String dag, @PathVariable String run) {
        return RunAnswer.of(lookup.run(dag, run));
    }

    @PostMapping
    RunAnswer trigger(@PathVariable String dag, @Accepts("TriggerDAGRunPostBody") Body body, Caller caller) {
        lookup.requirePipeline(dag);
        String id = body.textOrNull("dag_run_id");
        if (id != null && !id.matches(RUN_ID)) {
            throw Refusal.Invalid.field("body", "dag_run_id", "'%s' does not match ^%s$".formatted(id, RUN_ID));
        }
        Trigger trigger = new Trigger(
                body.object("conf"),
                id,
                body.momentOrNull("logical_date"),
                interval(body),
                body.momentOrNull("run_after"),
                body.textOrNull("note"));
        return get(dag, control.trigger(dag, trigger, DagRoutes.actor(caller)));
    }

    @PatchMapping("/{run}")
    RunAnswer patch(
            @PathVariable String dag,
            @PathVariable String run,
            @Accepts("DAGRunPatchBody") Body body,
            Query query,
            Caller caller) {
        lookup.run(dag, run);
        List<String> mask = query.choices("update_mask", List.of("state", "note"));
        if (body.has("state") && (mask.isEmpty() || mask.contains("state"))) {
            setState(dag, run, body.textOrNull("state"), caller);
        }
        if (body.has("note") && (mask.isEmpty() || mask.contains("note"))) {
            control.note(dag, run, body.textOrNull("note"), DagRoutes.actor(caller));
        }
        return get(dag, run);
    }

    @DeleteMapping("/{run}")
    ResponseEntity<Void> delete(@PathVariable String dag, @PathVariable String run, Caller caller) {
        control.deleteRun(dag, run, DagRoutes.actor(caller));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{run}/clear")
    ResponseEntity<Object> clear(
            @PathVariable String dag, @PathVariable String run, @Accepts("DAGRunClearBody") Body body, Caller caller) {
        lookup.run(dag, run);
        if (body.flag("only_new", false)) {
            throw new Refusal.Bad("A run keeps the version it began with: it has no newer tasks to queue");
        }
        ClearRequest request = new ClearRequest(
                Set.of(),
                ClearRequest.Around.none(),
                body.flag("only_failed", false) ? ClearRequest.Among.FAILED : ClearRequest.Among.ALL);
        if (body.flag("dry_run", true)) {
            List<Affected> planned = control.planClear(dag, run, request);
            return Answers.all("task_instances", affected.instances(planned));
        }
        if (body.flag("run_on_latest_version", false)) {
            control.useLatestVersion(dag, run, DagRoutes.actor(caller));
        }
        control.clear(dag, run, request, DagRoutes.actor(caller));
        return ResponseEntity.ok(get(dag, run));
    }

    @GetMapping("/{run}/upstreamAssetEvents")
    ResponseEntity<Object> upstreamAssetEvents(@PathVariable String dag, @PathVariable String run) {
        lookup.run(dag, run);
        return Answers.none("asset_events");
    }

    @GetMapping(path = "/{run}/wait")
    ResponseEntity<StreamingResponseBody> await(@PathVariable String dag, @PathVariable String run, Query query) {
        if (query.text("interval") == null) {
            throw new Refusal.Invalid(
                    List.of(new Violation(List.of("query", "interval"), "Field required", "missing")));
        }
        FoundRun found = lookup.run(dag, run);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(stream -> wait.until(found, query.texts("result"), stream));
    }

    private void requireUnlessAll(String dag) {
        if (!dag.equals(Lookup.ALL)) {
            lookup.requirePipeline(dag);
        }
    }

    private void setState(String dag, String run, @Nullable String state, Caller caller) {
        if (state == null) {
            throw Refusal.Invalid.field("body", "state", "a state is needed: queued, success or failed");
        }
        switch (state) {
            case "queued" ->
                control.clear(
                        dag,
                        run,
                        new ClearRequest(Set.of(), ClearRequest.Around.none(), ClearRequest.Among.ALL),
                        DagRoutes.actor(caller));
            case "success" -> control.markRunSucceeded(dag, run, DagRoutes.actor(caller));
            default -> control.cancel(dag, run, DagRoutes.actor(caller));
        }
    }

    private static @Nullable DataInterval interval(Body body) {
        Instant start = body.momentOrNull("data_interval_start");
        Instant end = body.momentOrNull("data_interval_end");
        if ((start == null) != (end == null)) {
            throw Refusal.Invalid.field(
                    "body", "data_interval_start", "data_interval_start and data_interval_end go together");
        }
        if (start == null || end == null) {
            return null;
        }
        if (end.isBefore(start)) {
            throw Refusal.Invalid.field("body", "data_interval_end", "%s is before %s".formatted(end, start));
        }
        return new DataInterval(start, end);
    }
}
