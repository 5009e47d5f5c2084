package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.SpecDifference;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Two versions in one graph: the tasks of both, and what became of them: added, removed or changed. Edges are named by their ends with a line feed
 * between them.
 */
record Comparison(List<UUID> versions, List<TaskSpec> tasks, Map<String, String> marks, Map<String, String> edges) {

    Comparison {
        versions = List.copyOf(versions);
        tasks = List.copyOf(tasks);
        marks = Map.copyOf(marks);
        edges = Map.copyOf(edges);
    }

    /** One version alone. */
    static Comparison none(UUID version, PipelineSpec spec) {
        return new Comparison(List.of(version), spec.tasks(), Map.of(), Map.of());
    }

    static Comparison between(List<UUID> versions, PipelineSpec before, PipelineSpec after) {
        Map<String, TaskSpec> old = new LinkedHashMap<>();
        before.tasks().forEach(task -> old.put(task.id(), task));
        List<TaskSpec> both = new ArrayList<>();
        for (TaskSpec task : after.tasks()) {
            TaskSpec earlier = old.remove(task.id());
            both.add(earlier == null ? task : withUpstreamOf(earlier, task));
        }
        both.addAll(old.values());
        return new Comparison(versions, both, marks(before, after), edges(edges(before), edges(after)));
    }

    private static TaskSpec withUpstreamOf(TaskSpec earlier, TaskSpec task) {
        Set<String> upstream = new LinkedHashSet<>(task.upstream());
        upstream.addAll(earlier.upstream());
        return new TaskSpec(
                task.id(),
                task.kind(),
                task.docs(),
                task.group(),
                new TaskSpec.Dependencies(
                        task.rule(), List.copyOf(upstream), task.dependencies().inputs()),
                task.terms(),
                task.role(),
                task.output(),
                task.details());
    }

    private static Map<String, String> marks(PipelineSpec before, PipelineSpec after) {
        Map<String, String> marks = new HashMap<>();
        for (SpecDifference.Change change :
                SpecDifference.between(before, after).changes()) {
            switch (change) {
                case SpecDifference.TaskAdded(String task) -> marks.put(task, "added");
                case SpecDifference.TaskRemoved(String task) -> marks.put(task, "removed");
                case SpecDifference.ValueChanged changed ->
                    marks.put(changed.subject().replaceFirst("^task ", ""), "changed");
            }
        }
        return marks;
    }

    private static Set<String> edges(PipelineSpec spec) {
        Set<String> edges = new HashSet<>();
        spec.tasks().forEach(task -> task.upstream().forEach(earlier -> edges.add(earlier + "\n" + task.id())));
        return edges;
    }

    private static Map<String, String> edges(Set<String> before, Set<String> after) {
        Map<String, String> edges = new HashMap<>();
        before.stream().filter(edge -> !after.contains(edge)).forEach(edge -> edges.put(edge, "removed"));
        after.stream().filter(edge -> !before.contains(edge)).forEach(edge -> edges.put(edge, "added"));
        return edges;
    }
}
