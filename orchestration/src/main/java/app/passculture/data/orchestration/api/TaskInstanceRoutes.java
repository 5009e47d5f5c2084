package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.history.Attempts;
import app.passculture.data.orchestration.history.FoundAttempt;
import app.passculture.data.orchestration.history.FoundRun;
import app.passculture.data.orchestration.history.FoundTask;
import app.passculture.data.orchestration.history.Pipelines;
import app.passculture.data.orchestration.history.TaskFilter;
import app.passculture.data.orchestration.history.Tasks;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tasks of runs, and their tries. */
@RestController
@RequestMapping("/api/v2/dags/{dag}/dagRuns/{run}/taskInstances")
class TaskInstanceRoutes {
    private static final String LIST = "task_instances";

    private final Tasks tasks;
    private final Attempts attempts;
    private final Pipelines pipelines;
    private final Lookup lookup;
    private final WaitReasons reasons;

    TaskInstanceRoutes(Tasks tasks, Attempts attempts, Pipelines pipelines, Lookup lookup, WaitReasons reasons) {
        this.tasks = tasks;
        this.attempts = attempts;
        this.pipelines = pipelines;
        this.lookup = lookup;
        this.reasons = reasons;
    }

    @GetMapping
    ResponseEntity<Object> list(@PathVariable String dag, @PathVariable String run, Query query) {
        TaskFilter filter = TaskQueries.of(scope(dag, run), query);
        return TaskQueries.arePossible(query)
                ? page(tasks.page(filter, query.orderBy(), query.window()))
                : Answers.none(LIST);
    }

    @PostMapping("/list")
    ResponseEntity<Object> listBatch(
            @PathVariable String dag, @PathVariable String run, @Accepts("TaskInstancesBatchBody") Body body) {
        String order = body.textOrNull("order_by");
        Window window = new Window(body.integer("page_limit", 100), body.integer("page_offset", 0));
        TaskFilter filter = TaskQueries.of(scope(dag, run), body);
        return TaskQueries.arePossible(body)
                ? page(tasks.page(filter, order == null ? List.of() : List.of(order), window))
                : Answers.none(LIST);
    }

    @GetMapping("/{task}")
    TaskAnswers.Instance get(@PathVariable String dag, @PathVariable String run, @PathVariable String task) {
        return instance(lookup.task(dag, run, task));
    }

    @GetMapping("/{task}/{mapIndex:-?\\d+}")
    TaskAnswers.Instance mapped(
            @PathVariable String dag, @PathVariable String run, @PathVariable String task, @PathVariable int mapIndex) {
        return instance(lookup.task(dag, run, task, mapIndex));
    }

    /** No task is mapped, so none has instances to list. */
    @GetMapping("/{task}/listMapped")
    ResponseEntity<Object> listMapped(@PathVariable String dag, @PathVariable String run, @PathVariable String task) {
        lookup.task(dag, run, task);
        return Answers.none(LIST);
    }

    @GetMapping("/{task}/tries")
    ResponseEntity<Object> tries(
            @PathVariable String dag, @PathVariable String run, @PathVariable String task, Query query) {
        return tries(lookup.task(dag, run, task, query.integer("map_index", -1)));
    }

    @GetMapping("/{task}/{mapIndex:-?\\d+}/tries")
    ResponseEntity<Object> triesOfMapped(
            @PathVariable String dag, @PathVariable String run, @PathVariable String task, @PathVariable int mapIndex) {
        return tries(lookup.task(dag, run, task, mapIndex));
    }

    @GetMapping("/{task}/tries/{number}")
    TaskAnswers.Try attempt(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @PathVariable int number,
            Query query) {
        return attempt(lookup.task(dag, run, task, query.integer("map_index", -1)), number);
    }

    @GetMapping("/{task}/{mapIndex:-?\\d+}/tries/{number}")
    TaskAnswers.Try attemptOfMapped(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @PathVariable int mapIndex,
            @PathVariable int number) {
        return attempt(lookup.task(dag, run, task, mapIndex), number);
    }

    @GetMapping("/{task}/dependencies")
    Map<String, Object> dependencies(
            @PathVariable String dag, @PathVariable String run, @PathVariable String task, Query query) {
        return Map.of("dependencies", reasons.of(lookup.task(dag, run, task, query.integer("map_index", -1))));
    }

    @GetMapping("/{task}/{mapIndex:-?\\d+}/dependencies")
    Map<String, Object> dependenciesOfMapped(
            @PathVariable String dag, @PathVariable String run, @PathVariable String task, @PathVariable int mapIndex) {
        return Map.of("dependencies", reasons.of(lookup.task(dag, run, task, mapIndex)));
    }

    @GetMapping("/{task}/links")
    ResponseEntity<Object> links(@PathVariable String dag, @PathVariable String run, @PathVariable String task) {
        lookup.task(dag, run, task);
        return ResponseEntity.ok(Map.of("extra_links", Map.of(), "total_entries", 0));
    }

    private TaskQueries.Scope scope(String dag, String run) {
        if (run.equals(Lookup.ALL)) {
            if (!dag.equals(Lookup.ALL)) {
                lookup.requirePipeline(dag);
            }
            return new TaskQueries.Scope(dag, null);
        }
        FoundRun found = lookup.run(dag, run);
        return new TaskQueries.Scope(dag, found);
    }

    private ResponseEntity<Object> page(Page<FoundTask> page) {
        return Answers.page(LIST, page.map(this::instance));
    }

    private TaskAnswers.Instance instance(FoundTask task) {
        return TaskAnswers.Instance.of(task, spec(task));
    }

    private ResponseEntity<Object> tries(FoundTask task) {
        return Answers.all(
                LIST,
                attempts.tries(task).stream()
                        .map(attempt -> TaskAnswers.Try.of(task, attempt, spec(task)))
                        .toList());
    }

    private TaskAnswers.Try attempt(FoundTask task, int number) {
        FoundAttempt found = attempts.tries(task).stream()
                .filter(attempt -> attempt.tryNumber() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("The task %s of the run %s has no try %d"
                        .formatted(task.task(), task.run().id(), number)));
        return TaskAnswers.Try.of(task, found, spec(task));
    }

    private PipelineSpec spec(FoundTask task) {
        return pipelines.spec(task.run().version().id());
    }
}
