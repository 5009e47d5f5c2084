package app.passculture.data.orchestration.api;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What clients may ask about and this server has none of: assets, backfills, approvals, plugins. Lists are empty, changes are refused. */
@RestController
@RequestMapping("/api/v2")
class AbsentRoutes {
    private final Lookup lookup;

    AbsentRoutes(Lookup lookup) {
        this.lookup = lookup;
    }

    @GetMapping("/assets")
    ResponseEntity<Object> assets() {
        return Answers.none("assets");
    }

    @GetMapping("/assets/aliases")
    ResponseEntity<Object> aliases() {
        return Answers.none("asset_aliases");
    }

    @GetMapping("/assets/events")
    ResponseEntity<Object> assetEvents() {
        return Answers.none("asset_events");
    }

    @GetMapping({"/assets/{asset}", "/assets/aliases/{asset}"})
    Object asset(@PathVariable String asset) {
        throw new Refusal.NotFound("The asset %s was not found: this server has no assets yet".formatted(asset));
    }

    @GetMapping("/assets/{asset}/queuedEvents")
    ResponseEntity<Object> queuedEvents(@PathVariable String asset) {
        return Answers.none("queued_events");
    }

    @GetMapping("/dags/{dag}/assets/queuedEvents")
    ResponseEntity<Object> queuedEventsOfDag(@PathVariable String dag) {
        lookup.requirePipeline(dag);
        return Answers.none("queued_events");
    }

    @GetMapping("/dags/{dag}/assets/{asset}/queuedEvents")
    Object queuedEvent(@PathVariable String dag, @PathVariable String asset) {
        return asset(asset);
    }

    @PostMapping({"/assets/events", "/assets/{asset}/materialize"})
    Object changeOfAssets() {
        throw new Refusal.Bad("This server has no assets yet");
    }

    @DeleteMapping({
        "/assets/{asset}/queuedEvents",
        "/dags/{dag}/assets/queuedEvents",
        "/dags/{dag}/assets/{asset}/queuedEvents"
    })
    Object deletionOfQueuedEvents() {
        throw new Refusal.NotFound("There are no queued asset events: this server has no assets yet");
    }

    @GetMapping("/backfills")
    ResponseEntity<Object> backfills(Query query) {
        if (query.text("dag_id") == null) {
            throw new Refusal.Invalid(java.util.List.of(
                    new Violation(java.util.List.of("query", "dag_id"), "Field required", "missing")));
        }
        return Answers.none("backfills");
    }

    @GetMapping("/backfills/{backfill}")
    Object backfill(@PathVariable String backfill) {
        throw new Refusal.NotFound(
                "The backfill %s was not found: this server has no backfills yet".formatted(backfill));
    }

    @PutMapping({"/backfills/{backfill}/cancel", "/backfills/{backfill}/pause", "/backfills/{backfill}/unpause"})
    Object changeOfBackfill(@PathVariable String backfill) {
        return backfill(backfill);
    }

    @PostMapping({"/backfills", "/backfills/dry_run"})
    Object newBackfill(@Accepts("BackfillPostBody") Body body) {
        throw new Refusal.Bad(
                "This server has no backfills yet: trigger %s with a logical date".formatted(body.text("dag_id")));
    }

    @GetMapping("/dags/{dag}/dagRuns/{run}/hitlDetails")
    ResponseEntity<Object> approvals() {
        return Answers.none("hitl_details");
    }

    @GetMapping({
        "/dags/{dag}/dagRuns/{run}/taskInstances/{task}/{mapIndex:-?\\d+}/hitlDetails",
        "/dags/{dag}/dagRuns/{run}/taskInstances/{task}/{mapIndex:-?\\d+}/hitlDetails/tries/{number}"
    })
    Object approval(@PathVariable String task) {
        throw new Refusal.NotFound("The task %s asks nobody: this server has no approvals yet".formatted(task));
    }

    @PatchMapping("/dags/{dag}/dagRuns/{run}/taskInstances/{task}/{mapIndex:-?\\d+}/hitlDetails")
    Object changeOfApproval(@PathVariable String task) {
        return approval(task);
    }

    @PatchMapping("/dags/{dag}/dagRuns/{run}/taskInstances")
    Object bulkOfTasks(@Accepts("BulkBody_BulkTaskInstanceBody_") Body body) {
        throw new Refusal.Bad("This server changes tasks one by one, or by clearTaskInstances");
    }

    @DeleteMapping("/dags/{dag}/dagRuns/{run}/taskInstances/{task}")
    Object deletionOfTask(@PathVariable String task) {
        throw new Refusal.Bad("The task %s belongs to its run: delete that".formatted(task));
    }

    @GetMapping("/dags/{dag}/dagRuns/{run}/taskInstances/{task}/externalLogUrl/{number}")
    Object externalLog() {
        throw new Refusal.Bad("Logs are kept by this server: there is no external URL");
    }

    @GetMapping("/plugins")
    ResponseEntity<Object> plugins() {
        return Answers.none("plugins");
    }

    @GetMapping("/plugins/importErrors")
    ResponseEntity<Object> pluginErrors() {
        return Answers.none("import_errors");
    }

    @GetMapping({"/config", "/config/section/{section}/option/{option}"})
    Map<String, Object> config() {
        throw new Refusal.Forbidden("Your administrator chose not to expose the configuration");
    }

    /** There is nothing to look up while the server runs: its pipelines come with it. */
    @PutMapping("/parseDagFile/{token}")
    Object parse(@PathVariable String token) {
        throw new Refusal.NotFound(
                "The file %s was not found: pipelines are loaded when the server starts".formatted(token));
    }
}
