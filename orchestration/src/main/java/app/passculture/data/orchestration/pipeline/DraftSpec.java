package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.schedule.Timetable;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Turns a draft that has passed the checks into its specification. */
record DraftSpec(Draft<?> draft, Timetable timetable, Map<String, Object> parameters) {

    PipelineSpec spec() {
        return new PipelineSpec(
                draft.id(),
                draft.description(),
                draft.docs(),
                draft.owner(),
                List.copyOf(draft.tags()),
                timetable,
                parameters,
                draft.limits(),
                draft.notices(),
                draft.tasks().stream().map(this::task).toList());
    }

    private TaskSpec task(Task<?> task) {
        return new TaskSpec(
                task.id(),
                kind(task.code()),
                task.docs(),
                task.group(),
                new TaskSpec.Dependencies(task.rule(), ids(task.upstream()), ids(task.inputs())),
                terms(task),
                task.code().role(),
                task.code().output().text(),
                task.code().body().details());
    }

    private TaskSpec.Terms terms(Task<?> task) {
        return new TaskSpec.Terms(
                draft.retries(task),
                draft.timeout(task),
                task.pool(),
                task.priority(),
                task.isolation(),
                task.heapMegabytes());
    }

    private static String kind(Task.Code<?> code) {
        return switch (code.role()) {
            case Role.Work() -> code.body().kind();
            case Role.Barrier() -> "barrier";
            case Role.Decision(List<String> options) -> options.isEmpty() ? "short_circuit" : "branch";
            case Role.Cleanup _ -> "cleanup";
            case Role.Wait _ -> "wait";
        };
    }

    /** In the order of definition, which the order of the edges must not change. */
    private List<String> ids(Collection<Task<?>> tasks) {
        return draft.tasks().stream()
                .filter(tasks::contains)
                .<String>map(Task::id)
                .toList();
    }
}
