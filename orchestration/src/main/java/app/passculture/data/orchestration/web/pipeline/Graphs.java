package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.web.pipeline.PipelinePage.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts the states of a run into the drawing of its version. */
final class Graphs {

    /** The state that a folded group shows is the first of these that one of its tasks has. */
    private static final List<String> WORST_FIRST = List.of(
            "failed",
            "upstream_failed",
            "running",
            "deferred",
            "restarting",
            "up_for_retry",
            "queued",
            "scheduled",
            "none",
            "success",
            "skipped");

    private Graphs() {}

    static PipelinePage.Graph of(Drawing drawing, Set<String> open, Set<String> groups, List<TaskRow> tasks) {
        Map<String, String> states = new HashMap<>();
        tasks.forEach(task -> states.put(task.task(), task.state()));
        List<Shown> shown = drawing.nodes().stream()
                .map(node -> new Shown(node, state(node, states), node.isGroup() ? with(open, node.id()) : ""))
                .toList();
        return new PipelinePage.Graph(
                drawing,
                shown,
                String.join(",", open),
                String.join(",", new TreeSet<>(groups)),
                new ArrayList<>(groups));
    }

    private static String with(Set<String> open, String group) {
        Set<String> more = new TreeSet<>(open);
        more.add(group);
        return String.join(",", more);
    }

    private static String state(Drawing.Node node, Map<String, String> states) {
        List<String> of =
                node.tasks().stream().map(task -> states.getOrDefault(task, "")).toList();
        return WORST_FIRST.stream().filter(of::contains).findFirst().orElse("");
    }
}
