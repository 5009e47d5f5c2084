package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import java.util.UUID;

/**
 * One attempt to carry out: of which run (its number in the journal and its facts), with which parameters (a JSON object), at which task of
 * which version of the pipeline, and under which claim.
 */
public record Order(long run, RunFacts facts, String parameters, LoadedPipeline pipeline, Attempted attempted) {

    /** The claim it carries out: the task's number in the specification, the try from 1, and the identifier of the attempt. */
    public record Attempted(int task, int tryNumber, UUID attempt) {}

    public UUID attempt() {
        return attempted.attempt();
    }

    public TaskSpec task() {
        return pipeline.spec().tasks().get(attempted.task());
    }
}
