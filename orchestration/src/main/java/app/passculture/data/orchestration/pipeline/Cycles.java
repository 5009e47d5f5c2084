package app.passculture.data.orchestration.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tasks in an order that respects their edges, the cycles that have none, and the tasks that come after a cycle. */
record Cycles(List<Task<?>> order, List<List<Task<?>>> found, List<Task<?>> behind) {

    static Cycles of(List<Task<?>> tasks) {
        List<Task<?>> order = order(tasks);
        Set<Task<?>> stuck = new LinkedHashSet<>(tasks);
        order.forEach(stuck::remove);
        List<List<Task<?>>> cycles = new ArrayList<>();
        Set<Task<?>> visited = new HashSet<>();
        stuck.forEach(start -> walk(start, stuck, visited, cycles));
        cycles.forEach(stuck::removeAll);
        return new Cycles(order, cycles, List.copyOf(stuck));
    }

    /** Takes the tasks that have nothing before them, then those that have only taken ones before them, and so on. */
    private static List<Task<?>> order(List<Task<?>> tasks) {
        Map<Task<?>, Integer> missing = new HashMap<>();
        Map<Task<?>, List<Task<?>>> downstream = new HashMap<>();
        for (Task<?> task : tasks) {
            missing.put(task, task.upstream().size());
            task.upstream()
                    .forEach(earlier -> downstream
                            .computeIfAbsent(earlier, _ -> new ArrayList<>())
                            .add(task));
        }
        List<Task<?>> order = new ArrayList<>(
                tasks.stream().filter(task -> task.upstream().isEmpty()).toList());
        for (int next = 0; next < order.size(); next++) {
            downstream.getOrDefault(order.get(next), List.of()).stream()
                    .filter(later -> missing.merge(later, -1, Integer::sum) == 0)
                    .forEach(order::add);
        }
        return order;
    }

    /** Goes upwards until it meets its own trail (a cycle) or a task that another walk has seen. */
    private static void walk(Task<?> start, Set<Task<?>> stuck, Set<Task<?>> visited, List<List<Task<?>>> cycles) {
        List<Task<?>> trail = new ArrayList<>();
        Task<?> task = start;
        while (visited.add(task)) {
            trail.add(task);
            task = task.upstream().stream().filter(stuck::contains).findFirst().orElse(task);
        }
        int closing = trail.indexOf(task);
        if (closing >= 0) {
            List<Task<?>> cycle =
                    new ArrayList<>(trail.subList(closing, trail.size()).reversed());
            Collections.rotate(cycle, 1);
            cycles.add(cycle);
        }
    }
}
