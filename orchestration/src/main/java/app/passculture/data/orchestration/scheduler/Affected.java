package app.passculture.data.orchestration.scheduler;

import java.util.List;

/** The tasks of a run that an order concerns, by id in the order of the pipeline. */
public record Affected(String pipeline, String run, List<String> tasks) {

    public Affected {
        tasks = List.copyOf(tasks);
    }
}
