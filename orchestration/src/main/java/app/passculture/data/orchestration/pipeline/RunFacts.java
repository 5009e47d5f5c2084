package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import java.time.Instant;

/** What is fixed about a run before it starts. */
public record RunFacts(String pipeline, String run, RunType type, DataInterval interval, Instant runAfter) {

    /** What names the run in time: the start of the interval it handles. */
    public Instant logicalDate() {
        return interval.start();
    }
}
