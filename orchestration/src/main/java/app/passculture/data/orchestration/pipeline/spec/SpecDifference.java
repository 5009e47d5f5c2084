package app.passculture.data.orchestration.pipeline.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What changed between two versions of a pipeline. */
public record SpecDifference(List<Change> changes) {

    /** One thing that changed. */
    public sealed interface Change {
        String text();
    }

    /** A task that only the new version has. */
    public record TaskAdded(String task) implements Change {
        @Override
        public String text() {
            return "task " + task + " added";
        }
    }

    /** A task that only the old version has. */
    public record TaskRemoved(String task) implements Change {
        @Override
        public String text() {
            return "task " + task + " removed";
        }
    }

    /** A value that differs, as JSON; the subject is the pipeline or a task, the path leads to the value, and nothing is "none". */
    public record ValueChanged(String subject, String path, String before, String after) implements Change {
        @Override
        public String text() {
            return subject + ": " + path + " " + before + " -> " + after;
        }
    }

    private static final String NONE = "none";

    public SpecDifference {
        changes = List.copyOf(changes);
    }

    public static SpecDifference between(PipelineSpec before, PipelineSpec after) {
        List<Change> changes = new ArrayList<>();
        compare(changes, "pipeline", "", SpecJson.tree(withoutTasks(before)), SpecJson.tree(withoutTasks(after)));
        Map<String, TaskSpec> old = byId(before);
        for (TaskSpec task : after.tasks()) {
            TaskSpec previous = old.remove(task.id());
            if (previous == null) {
                changes.add(new TaskAdded(task.id()));
            } else {
                compare(changes, "task " + task.id(), "", SpecJson.tree(previous), SpecJson.tree(task));
            }
        }
        old.keySet().forEach(id -> changes.add(new TaskRemoved(id)));
        return new SpecDifference(changes);
    }

    public List<String> lines() {
        return changes.stream().map(Change::text).toList();
    }

    private static Map<String, TaskSpec> byId(PipelineSpec spec) {
        Map<String, TaskSpec> tasks = new LinkedHashMap<>();
        spec.tasks().forEach(task -> tasks.put(task.id(), task));
        return tasks;
    }

    private static PipelineSpec withoutTasks(PipelineSpec spec) {
        return new PipelineSpec(
                spec.id(),
                spec.description(),
                spec.docs(),
                spec.owner(),
                spec.tags(),
                spec.timetable(),
                spec.parameters(),
                spec.limits(),
                spec.notices(),
                List.of());
    }

    private static void compare(List<Change> changes, String subject, String path, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            Set<String> names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> compare(
                    changes, subject, path.isEmpty() ? name : path + "." + name, before.path(name), after.path(name)));
        } else if (!before.equals(after)) {
            changes.add(new ValueChanged(subject, path, text(before), text(after)));
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? NONE : node.toString();
    }
}
