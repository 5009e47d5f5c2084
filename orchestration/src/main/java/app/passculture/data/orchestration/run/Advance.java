package app.passculture.data.orchestration.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One step of a run: where it stands now, what changed, which attempts ended, what to start,
 * what else to do, how the use of pools changes, and whether it is left to somebody who has the code: a task could start but for that.
 * A task appears at most once among the changes.
 */
public record Advance(
        RunSnapshot run,
        List<Change> changes,
        List<Attempt> ended,
        List<Claim> claims,
        List<Effect> effects,
        Map<String, Integer> poolChanges,
        boolean left) {

    public Advance {
        changes = List.copyOf(changes);
        ended = List.copyOf(ended);
        claims = List.copyOf(claims);
        effects = List.copyOf(effects);
        poolChanges = Map.copyOf(poolChanges);
    }

    /** The tasks in a state that this step has left as they were. */
    public List<Change.TaskChanged> unmoved(TaskState state) {
        Set<Integer> moved = new HashSet<>();
        changes.forEach(change -> {
            if (change instanceof Change.TaskChanged task) {
                moved.add(task.task());
            }
        });
        return IntStream.range(0, run.plan().size())
                .filter(task -> run.task(task).state() == state && !moved.contains(task))
                .mapToObj(task -> new Change.TaskChanged(task, run.task(task), run.task(task)))
                .toList();
    }
}
