package app.passculture.data.orchestration.pipeline.spec;

import app.passculture.data.orchestration.pipeline.schedule.Timetable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pipeline as a value: who owns it, when it runs, with which parameters, and its tasks in the order of their definition. */
public record PipelineSpec(
        String id,
        String description,
        String docs,
        String owner,
        List<String> tags,
        Timetable timetable,
        Map<String, Object> parameters,
        Limits limits,
        List<Notice> notices,
        List<TaskSpec> tasks) {

    public PipelineSpec {
        tags = List.copyOf(tags);
        parameters = Map.copyOf(parameters);
        notices = List.copyOf(notices);
        tasks = List.copyOf(tasks);
    }

    /** How much of a pipeline may run at once, and for how long; no number of tasks or no time means no limit. */
    public record Limits(
            int activeRuns,
            @Nullable Integer activeTasks,
            @Nullable Duration runTimeout) {

        public static Limits oneRun() {
            return new Limits(1, null, null);
        }
    }
}
