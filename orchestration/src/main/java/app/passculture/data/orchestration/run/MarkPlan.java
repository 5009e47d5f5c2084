package app.passculture.data.orchestration.run;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which tasks get an end they did not come to by themselves, and which could not run before but now may; also answers a dry run. */
public record MarkPlan(List<Integer> tasks, TaskState end, List<Integer> resumed) {

    public MarkPlan {
        tasks = List.copyOf(tasks);
        resumed = List.copyOf(resumed);
    }

    /** Marks tasks as succeeded, failed or skipped. */
    public static MarkPlan of(RunSnapshot run, Set<Integer> tasks, TaskState end) {
        if (!end.isEnded() || end == TaskState.UPSTREAM_FAILED) {
            throw new IllegalArgumentException("a task cannot be marked " + end);
        }
        List<Integer> resumed = end == TaskState.FAILED
                ? List.of()
                : run.plan().andLater(tasks).stream()
                        .filter(task -> !tasks.contains(task))
                        .filter(task -> run.task(task).state() == TaskState.UPSTREAM_FAILED)
                        .boxed()
                        .toList();
        return new MarkPlan(List.copyOf(new TreeSet<>(tasks)), end, resumed);
    }
}
