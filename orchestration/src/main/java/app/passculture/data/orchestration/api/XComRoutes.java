package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.api.Answers.Answer;
import app.passculture.data.orchestration.history.FoundOutput;
import app.passculture.data.orchestration.history.Outputs;
import app.passculture.data.orchestration.scheduler.OutputControl;
import app.passculture.data.orchestration.scheduler.OutputControl.OutputKey;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tasks produced. */
@RestController
@RequestMapping("/api/v2/dags/{dag}/dagRuns/{run}/taskInstances/{task}/xcomEntries")
class XComRoutes {
    private final Outputs outputs;
    private final OutputControl control;
    private final Lookup lookup;
    private final JsonMapper json;

    XComRoutes(Outputs outputs, OutputControl control, Lookup lookup, JsonMapper json) {
        this.outputs = outputs;
        this.control = control;
        this.lookup = lookup;
        this.json = json;
    }

    /** An entry without its value. */
    record Entry(
            String key,
            Instant timestamp,
            @Nullable Instant logicalDate,
            int mapIndex,
            String taskId,
            String dagId,
            String runId,
            String dagDisplayName,
            String taskDisplayName,
            Instant runAfter)
            implements Answer {

        static Entry of(FoundOutput output) {
            return new Entry(
                    output.key(),
                    output.writtenAt(),
                    output.run().dates().logicalDate(),
                    -1,
                    output.task(),
                    output.run().pipeline(),
                    output.run().id(),
                    output.run().pipeline(),
                    output.task(),
                    output.run().dates().runAfter());
        }
    }

    /** An entry and its value. */
    record WithValue(
            @JsonUnwrapped Entry entry,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Object value) {}

    @GetMapping
    ResponseEntity<Object> list(
            @PathVariable String dag, @PathVariable String run, @PathVariable String task, Query query) {
        Outputs.Filter filter = new Outputs.Filter(
                given(dag),
                given(run),
                given(task),
                query.text("xcom_key"),
                query.text("xcom_key_pattern"),
                query.text("task_id_pattern"),
                query.text("run_id_pattern"),
                query.text("dag_display_name_pattern"),
                RunQueries.ofRunsOnly(query));
        if (!dag.equals(Lookup.ALL) && !run.equals(Lookup.ALL)) {
            lookup.run(dag, run);
        }
        boolean possible = query.allows("map_index", "-1") && query.allows("map_index_filter", "-1");
        if (!possible) {
            return Answers.none("xcom_entries");
        }
        return Answers.page("xcom_entries", outputs.page(filter, query.window()).map(Entry::of));
    }

    @GetMapping("/{key}")
    WithValue get(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @PathVariable String key,
            Query query) {
        lookup.task(dag, run, task, query.integer("map_index", -1));
        FoundOutput found = find(dag, run, task, key);
        JsonNode value = value(found);
        return new WithValue(
                Entry.of(found),
                query.flag("stringify", false) ? (value.isString() ? value.stringValue() : value.toString()) : value);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WithValue create(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @Accepts("XComCreateBody") Body body,
            Caller caller) {
        lookup.task(dag, run, task, body.integer("map_index", -1));
        String key = body.text("key");
        if (key.isEmpty()) {
            throw Refusal.Invalid.field("body", "key", "a key is needed");
        }
        control.create(new OutputKey(dag, run, task, key), text(body), DagRoutes.actor(caller));
        return shown(dag, run, task, key);
    }

    @PatchMapping("/{key}")
    WithValue update(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @PathVariable String key,
            @Accepts("XComUpdateBody") Body body,
            Caller caller) {
        lookup.task(dag, run, task, body.integer("map_index", -1));
        control.update(new OutputKey(dag, run, task, key), text(body), DagRoutes.actor(caller));
        return shown(dag, run, task, key);
    }

    @DeleteMapping("/{key}")
    ResponseEntity<Void> delete(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @PathVariable String key,
            Query query,
            Caller caller) {
        lookup.task(dag, run, task, query.integer("map_index", -1));
        control.delete(new OutputKey(dag, run, task, key), DagRoutes.actor(caller));
        return ResponseEntity.noContent().build();
    }

    private WithValue shown(String dag, String run, String task, String key) {
        FoundOutput found = find(dag, run, task, key);
        return new WithValue(Entry.of(found), value(found));
    }

    private FoundOutput find(String dag, String run, String task, String key) {
        return outputs.find(Outputs.Filter.one(dag, run, task, key))
                .orElseThrow(() ->
                        new Refusal.NotFound("The task %s of the run %s has no entry %s".formatted(task, run, key)));
    }

    /** Of what lies elsewhere, its beginning. */
    private JsonNode value(FoundOutput found) {
        return found.value() != null
                ? json.readTree(found.value())
                : json.getNodeFactory()
                        .stringNode("%s… (%d bytes in %s)".formatted(found.preview(), found.bytes(), found.place()));
    }

    private static String text(Body body) {
        JsonNode value = body.value("value");
        return value == null ? "null" : value.toString();
    }

    private static @Nullable String given(String name) {
        return name.equals(Lookup.ALL) ? null : name;
    }
}
