package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.history.FoundTask;
import app.passculture.data.orchestration.history.Pipelines;
import app.passculture.data.orchestration.history.TaskFilter;
import app.passculture.data.orchestration.history.Tasks;
import app.passculture.data.orchestration.listing.Window;
import app.passculture.data.orchestration.scheduler.Affected;
import java.util.List;
import java.util.stream.Stream;

/** Shows the tasks that an order concerns as they are now. */
final class AffectedTasks {
    private final Lookup lookup;
    private final Tasks tasks;
    private final Pipelines pipelines;

    AffectedTasks(Lookup lookup, Tasks tasks, Pipelines pipelines) {
        this.lookup = lookup;
        this.tasks = tasks;
        this.pipelines = pipelines;
    }

    List<TaskAnswers.Instance> instances(List<Affected> affected) {
        return affected.stream()
                .filter(each -> !each.tasks().isEmpty())
                .flatMap(this::found)
                .map(this::instance)
                .toList();
    }

    TaskAnswers.Instance instance(FoundTask task) {
        return TaskAnswers.Instance.of(task, pipelines.spec(task.run().version().id()));
    }

    private Stream<FoundTask> found(Affected affected) {
        TaskFilter filter =
                TaskFilter.of(lookup.run(affected.pipeline(), affected.run())).named(affected.tasks());
        return tasks.page(filter, List.of(), new Window(Window.MOST, 0)).rows().stream();
    }
}
