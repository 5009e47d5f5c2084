package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.history.FoundPipeline;
import app.passculture.data.orchestration.history.FoundRun;
import app.passculture.data.orchestration.history.FoundTask;
import app.passculture.data.orchestration.history.Pipelines;
import app.passculture.data.orchestration.history.Runs;
import app.passculture.data.orchestration.history.Tasks;

/** Finds what a path names, or refuses. */
final class Lookup {
    /** Stands in a path for all of them. */
    static final String ALL = "~";

    private final Pipelines pipelines;
    private final Runs runs;
    private final Tasks tasks;

    Lookup(Pipelines pipelines, Runs runs, Tasks tasks) {
        this.pipelines = pipelines;
        this.runs = runs;
        this.tasks = tasks;
    }

    FoundPipeline pipeline(String id, Caller caller) {
        return pipelines.find(id, caller.name()).orElseThrow(() -> noPipeline(id));
    }

    void requirePipeline(String id) {
        if (!pipelines.exists(id)) {
            throw noPipeline(id);
        }
    }

    FoundRun run(String pipeline, String run) {
        return runs.find(pipeline, run)
                .orElseThrow(() ->
                        new Refusal.NotFound("The run %s of the pipeline %s was not found".formatted(run, pipeline)));
    }

    FoundTask task(String pipeline, String run, String task) {
        return tasks.find(run(pipeline, run), task)
                .orElseThrow(() -> new Refusal.NotFound(
                        "The task %s was not found in the run %s of the pipeline %s".formatted(task, run, pipeline)));
    }

    /** Tasks are not mapped here: the only index there is says so. */
    FoundTask task(String pipeline, String run, String task, int mapIndex) {
        if (mapIndex != -1) {
            throw new Refusal.NotFound("The task %s is not mapped: it has no map index %d".formatted(task, mapIndex));
        }
        return task(pipeline, run, task);
    }

    private static Refusal.NotFound noPipeline(String id) {
        return new Refusal.NotFound("The pipeline %s was not found".formatted(id));
    }
}
