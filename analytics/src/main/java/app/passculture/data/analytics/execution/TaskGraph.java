package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Graph;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks of a run. A node waits for the nearest selected nodes above it, also through nodes that are not selected; what it needs
 * must have passed its tests; tests of one table are one task; unit tests come before their model.
 */
final class TaskGraph {

    private final Project project;
    private final Map<String, List<Node>> grouped = new LinkedHashMap<>();
    private final Map<String, String> taskOf = new HashMap<>();
    private final Map<String, Set<String>> after = new LinkedHashMap<>();

    private TaskGraph(Project project, Collection<Node> nodes) {
        this.project = project;
        nodes.forEach(node -> group(node, nodes));
    }

    static List<Task> of(Project project, Collection<Node> nodes) {
        TaskGraph graph = new TaskGraph(project, nodes);
        graph.connect();
        graph.gateByTests();
        List<Task> tasks = new ArrayList<>();
        graph.grouped.forEach((id, members) -> tasks.add(new Task(id, members, graph.needsOf(id))));
        return tasks;
    }

    private void group(Node node, Collection<Node> selected) {
        String task = taskId(node, selected);
        taskOf.put(node.uniqueId(), task);
        List<Node> members = grouped.computeIfAbsent(task, _ -> new ArrayList<>());
        if (task.equals(node.uniqueId())) {
            members.addFirst(node);
        } else {
            members.add(node);
        }
    }

    /** Tests of one table go together; those of a model that is published when they pass go with the model. */
    private static String taskId(Node node, Collection<Node> selected) {
        boolean single = node.type() == ResourceType.TEST && node.uses().nodes().size() == 1;
        if (!single) {
            return node.uniqueId();
        }
        String tested = node.uses().nodes().getFirst();
        boolean audited =
                selected.stream().anyMatch(each -> each.uniqueId().equals(tested) && TableDdl.isTrue(each, "wap"));
        return audited ? tested : "tests of " + tested;
    }

    private void connect() {
        Map<String, Set<String>> heads = new HashMap<>();
        for (String id : project.graph().order()) {
            Set<String> above = new LinkedHashSet<>();
            project.graph().parents(id).forEach(parent -> above.addAll(heads.getOrDefault(parent, Set.of())));
            String task = taskOf.get(id);
            if (task == null) {
                heads.put(id, above);
            } else {
                heads.put(id, Set.of(task));
                if (project.node(id).type() != ResourceType.UNIT_TEST) {
                    after.computeIfAbsent(task, _ -> new LinkedHashSet<>()).addAll(above);
                }
            }
        }
    }

    private void gateByTests() {
        for (Map.Entry<String, String> each : Map.copyOf(taskOf).entrySet()) {
            Node node = project.node(each.getKey());
            if (node.type() == ResourceType.TEST) {
                gate(node, each.getValue());
            } else if (node.type() == ResourceType.UNIT_TEST) {
                String model = project.graph().parents(node.uniqueId()).stream()
                        .filter(parent -> isTested(node, parent))
                        .findFirst()
                        .orElse("");
                String task = taskOf.get(model);
                if (task != null) {
                    after.computeIfAbsent(task, _ -> new LinkedHashSet<>()).add(each.getValue());
                }
            }
        }
    }

    private boolean isTested(Node unitTest, String parent) {
        return project.node(parent)
                .name()
                .equals(String.valueOf(unitTest.extra("model").orElse("")));
    }

    /** What is built of tested tables waits for the test, unless it is itself among what the test needs. */
    private void gate(Node test, String task) {
        List<String> tested = test.uses().nodes();
        Graph graph = project.graph();
        for (String parent : tested) {
            for (String child : waiting(parent)) {
                boolean below = tested.size() == 1
                        || graph.ancestors(child, Integer.MAX_VALUE).containsAll(tested);
                String waits = taskOf.get(child);
                if (below && waits != null && !waits.equals(task)) {
                    after.computeIfAbsent(waits, _ -> new LinkedHashSet<>()).add(task);
                }
            }
        }
    }

    /** The nearest selected nodes below that are no tests. */
    private Set<String> waiting(String parent) {
        Set<String> waiting = new LinkedHashSet<>();
        for (String child : project.graph().children(parent)) {
            ResourceType type = project.node(child).type();
            if (type == ResourceType.TEST || type == ResourceType.UNIT_TEST) {
                continue;
            }
            if (taskOf.containsKey(child)) {
                waiting.add(child);
            } else {
                waiting.addAll(waiting(child));
            }
        }
        return waiting;
    }

    private Set<String> needsOf(String task) {
        Set<String> needs = new LinkedHashSet<>(after.getOrDefault(task, Set.of()));
        needs.remove(task);
        return needs;
    }
}
