package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The chain of tasks that decided when a run ended: from the last one back, always to the one before that ended last. */
final class CriticalPath {

    private CriticalPath() {}

    /** The ids of the tasks; what is under way counts as if it ended at the given moment. */
    static Set<String> of(PipelineSpec spec, List<TaskRow> tasks, Instant until) {
        Map<String, TaskRow> byId = new HashMap<>();
        tasks.forEach(task -> byId.put(task.task(), task));
        Set<String> critical = new HashSet<>();
        TaskRow last = tasks.stream()
                .filter(task -> task.times().started() != null)
                .max(Comparator.comparing(task -> end(task, until)))
                .orElse(null);
        while (last != null && critical.add(last.task())) {
            last = spec.tasks().get(last.ix()).upstream().stream()
                    .map(byId::get)
                    .filter(Objects::nonNull)
                    .filter(task -> task.times().ended() != null)
                    .max(Comparator.comparing(task -> end(task, until)))
                    .orElse(null);
        }
        return critical;
    }

    private static Instant end(TaskRow task, Instant until) {
        return task.times().ended() == null ? until : task.times().ended();
    }
}
