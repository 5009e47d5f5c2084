package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.web.pipeline.PipelinePage.Folding;
import app.passculture.data.orchestration.web.pipeline.PipelinePage.Shown;
import app.passculture.data.orchestration.web.pipeline.PipelinePage.ShownEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts into the drawing of a version what a reader wants to see in it. */
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

    private final Drawing drawing;
    private final Comparison comparison;
    private final Look look;
    private final Map<String, List<String>> tasksOf = new HashMap<>();
    private final Map<String, List<String>> upstreamOf = new HashMap<>();
    private final Map<String, String> groupOf = new HashMap<>();

    /**
     * What is to be seen.
     *
     * @param open the groups that are unfolded
     * @param all what an address says to unfold all groups, none if that would be too much
     * @param states of the tasks of a run, by task
     * @param critical the tasks that decided the end of the run
     */
    record Look(Set<String> open, Set<String> all, Map<String, String> states, Set<String> critical) {}

    private Graphs(Drawing drawing, Comparison comparison, Look look) {
        this.drawing = drawing;
        this.comparison = comparison;
        this.look = look;
        drawing.nodes()
                .forEach(node -> tasksOf.put(node.isGroup() ? Layouts.folded(node.id()) : node.id(), node.tasks()));
        comparison.tasks().forEach(task -> {
            upstreamOf.put(task.id(), task.upstream());
            groupOf.put(task.id(), task.group().stream().findFirst().orElse(""));
        });
    }

    static PipelinePage.Graph of(Drawing drawing, Comparison comparison, Look look) {
        return new Graphs(drawing, comparison, look).graph();
    }

    private PipelinePage.Graph graph() {
        return new PipelinePage.Graph(
                drawing,
                drawing.nodes().stream().map(this::shown).toList(),
                drawing.edges().stream().map(this::shown).toList(),
                String.join(",", look.open()),
                String.join(",", new TreeSet<>(look.all())),
                new ArrayList<>(look.all()));
    }

    private Shown shown(Drawing.Node node) {
        return new Shown(
                node,
                state(node),
                folding(node),
                mark(node),
                node.tasks().stream().anyMatch(look.critical()::contains));
    }

    private String state(Drawing.Node node) {
        List<String> of = node.tasks().stream()
                .map(task -> look.states().getOrDefault(task, ""))
                .toList();
        return WORST_FIRST.stream().filter(of::contains).findFirst().orElse("");
    }

    private Folding folding(Drawing.Node node) {
        Set<String> open = new TreeSet<>(look.open());
        if (node.isGroup()) {
            open.add(node.id());
            return new Folding(node.id(), String.join(",", open));
        }
        String group = groupOf.getOrDefault(node.id(), "");
        open.remove(group);
        return new Folding(group, String.join(",", open));
    }

    private String mark(Drawing.Node node) {
        List<String> marks = node.tasks().stream()
                .map(task -> comparison.marks().getOrDefault(task, ""))
                .distinct()
                .toList();
        return marks.size() == 1 ? marks.getFirst() : "changed";
    }

    private ShownEdge shown(Drawing.Edge edge) {
        List<String> from = tasksOf.getOrDefault(edge.from(), List.of());
        List<String> to = tasksOf.getOrDefault(edge.to(), List.of());
        return new ShownEdge(edge, comparison.edges().isEmpty() ? "" : mark(from, to), isCritical(from, to));
    }

    /** An edge between groups counts as added or removed if all that it stands for are. */
    private String mark(List<String> from, List<String> to) {
        Set<String> earlier = Set.copyOf(from);
        List<String> marks = to.stream()
                .flatMap(task -> upstreamOf.getOrDefault(task, List.of()).stream()
                        .filter(earlier::contains)
                        .map(one -> comparison.edges().getOrDefault(one + "\n" + task, "")))
                .distinct()
                .toList();
        return marks.size() == 1 ? marks.getFirst() : "";
    }

    private boolean isCritical(List<String> from, List<String> to) {
        return from.stream().anyMatch(look.critical()::contains) && to.stream().anyMatch(look.critical()::contains);
    }
}
