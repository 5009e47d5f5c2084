package app.passculture.data.analytics.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Which of the tasks that could begin should: the one with the longest way to the end of the run behind it. */
final class CriticalPath {

    private final Map<String, Double> remaining = new HashMap<>();

    /** {@code cost}: how long a task takes, as far as is known. */
    CriticalPath(List<Task> tasks, ToDoubleFunction<Task> cost) {
        Map<String, Task> byId = new HashMap<>();
        tasks.forEach(task -> byId.put(task.id(), task));
        Map<String, List<String>> below = new HashMap<>();
        tasks.forEach(task -> task.after()
                .forEach(above ->
                        below.computeIfAbsent(above, _ -> new ArrayList<>()).add(task.id())));
        tasks.forEach(task -> remaining(task.id(), byId, below, cost));
    }

    private double remaining(
            String id, Map<String, Task> byId, Map<String, List<String>> below, ToDoubleFunction<Task> cost) {
        Double known = remaining.get(id);
        if (known != null) {
            return known;
        }
        double longest = 0;
        for (String child : below.getOrDefault(id, List.of())) {
            longest = Math.max(longest, remaining(child, byId, below, cost));
        }
        Task task = byId.get(id);
        double all = longest + (task == null ? 0 : cost.applyAsDouble(task));
        remaining.put(id, all);
        return all;
    }

    Comparator<Task> longestFirst() {
        return Comparator.comparingDouble((Task task) -> -remaining.getOrDefault(task.id(), 0.0))
                .thenComparing(Task::id);
    }
}
