package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import app.passculture.data.orchestration.scheduler.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lays graphs out, from left to right in layers; each version with the same open groups once. */
@Component
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class Layouts {

    /** With more tasks, groups are folded at first. */
    private static final int FOLDED_FROM = 60;

    /** Laying out more takes longer than anybody waits, and shows more than anybody sees. */
    private static final int MOST_NODES = 1_200;

    private static final int KEPT = 200;
    private static final int HEIGHT = 34;
    private static final double LETTER = 7.4;

    private final Map<Key, Drawing> kept = new LinkedHashMap<>(16, 0.75f, true);

    private final Catalogue catalogue;
    private final Versions versions;

    Layouts(Catalogue catalogue, Versions versions) {
        this.catalogue = catalogue;
        this.versions = versions;
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    /** The present versions are laid out ahead, in the background: the first layout of a server loads a thousand classes. */
    @EventListener
    void layAhead(ApplicationReadyEvent ready) {
        Thread.ofVirtual()
                .name("layouts")
                .start(() -> catalogue.all().forEach(entry -> {
                    PipelineSpec spec = entry.pipeline().spec();
                    versions.keep(entry.version(), spec);
                    of(Comparison.none(entry.version(), spec), openAtFirst(spec.tasks()));
                }));
    }

    /** The groups that are open where a reader has not chosen. */
    static Set<String> openAtFirst(List<TaskSpec> tasks) {
        return tasks.size() < FOLDED_FROM ? groups(tasks) : Set.of();
    }

    private record Key(List<UUID> versions, Set<String> open) {}

    Drawing of(Comparison graph, Set<String> open) {
        Key key = new Key(graph.versions(), Set.copyOf(open));
        synchronized (kept) {
            Drawing known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        Drawing drawn = new Layout(graph.tasks(), open).draw();
        synchronized (kept) {
            kept.put(key, drawn);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return drawn;
    }

    /** Whether a graph with these open groups is small enough to be drawn. */
    static boolean fits(List<TaskSpec> tasks, Set<String> open) {
        return tasks.stream()
                        .filter(task -> task.group().isEmpty()
                                || open.contains(task.group().getFirst()))
                        .count()
                <= MOST_NODES;
    }

    /** The groups of tasks as they are written in addresses. */
    static Set<String> groups(List<TaskSpec> tasks) {
        Set<String> groups = new LinkedHashSet<>();
        tasks.stream()
                .filter(task -> !task.group().isEmpty())
                .forEach(task -> groups.add(task.group().getFirst()));
        return groups;
    }

    /** The name of the node that stands for a folded group. */
    static String folded(String group) {
        return "group " + group;
    }

    /** One graph on its way to a drawing. */
    private static final class Layout {
        private final List<TaskSpec> tasks;
        private final Set<String> open;
        private final Map<String, String> nodeOf = new LinkedHashMap<>();
        private final Map<String, List<TaskSpec>> members = new LinkedHashMap<>();
        private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
        private final Map<String, ElkEdge> edges = new LinkedHashMap<>();
        private final Set<String> data = new LinkedHashSet<>();

        Layout(List<TaskSpec> tasks, Set<String> open) {
            this.tasks = tasks;
            this.open = open;
        }

        Drawing draw() {
            ElkNode graph = graph();
            for (TaskSpec task : tasks) {
                String id = node(task);
                nodeOf.put(task.id(), id);
                members.computeIfAbsent(id, _ -> new ArrayList<>()).add(task);
            }
            members.forEach((id, of) -> nodes.put(id, node(graph, label(id, of))));
            tasks.forEach(this::connect);
            new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
            return new Drawing(
                    (int) Math.ceil(graph.getWidth()), (int) Math.ceil(graph.getHeight()), drawnNodes(), drawnEdges());
        }

        private static ElkNode graph() {
            ElkNode graph = ElkGraphUtil.createGraph();
            graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
            graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
            graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
            graph.setProperty(CoreOptions.PADDING, new ElkPadding(12));
            graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 14.0);
            graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 46.0);
            return graph;
        }

        private String node(TaskSpec task) {
            return task.group().isEmpty() || open.contains(task.group().getFirst())
                    ? task.id()
                    : folded(task.group().getFirst());
        }

        private static ElkNode node(ElkNode graph, String label) {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(52 + LETTER * label.length(), HEIGHT);
            return node;
        }

        private static boolean isFolded(String id) {
            return id.startsWith("group ");
        }

        private static String label(String id, List<TaskSpec> tasks) {
            return isFolded(id) ? id.substring("group ".length()) + " (" + tasks.size() + ")" : id;
        }

        private void connect(TaskSpec task) {
            String to = nodeOf.getOrDefault(task.id(), task.id());
            for (String earlier : task.upstream()) {
                String from = nodeOf.getOrDefault(earlier, earlier);
                String key = from + "\n" + to;
                if (task.dependencies().inputs().contains(earlier)) {
                    data.add(key);
                }
                if (!from.equals(to) && !edges.containsKey(key)) {
                    edges.put(key, ElkGraphUtil.createSimpleEdge(nodes.get(from), nodes.get(to)));
                }
            }
        }

        private List<Drawing.Node> drawnNodes() {
            List<Drawing.Node> drawn = new ArrayList<>();
            members.forEach((id, of) -> {
                ElkNode node = nodes.get(id);
                if (node != null) {
                    drawn.add(node(id, of, node));
                }
            });
            return drawn;
        }

        private static Drawing.Node node(String id, List<TaskSpec> tasks, ElkNode node) {
            TaskSpec first = tasks.getFirst();
            boolean folded = isFolded(id);
            return new Drawing.Node(
                    folded ? first.group().getFirst() : id,
                    label(id, tasks),
                    new Drawing.Box(
                            (int) node.getX(), (int) node.getY(), (int) node.getWidth(), (int) node.getHeight()),
                    tasks.stream().map(TaskSpec::id).toList(),
                    folded || first.rule() == TriggerRule.ALL_SUCCESS
                            ? ""
                            : first.rule().text(),
                    folded ? "group" : role(first.role()));
        }

        private static String role(Role role) {
            return switch (role) {
                case Role.Work _ -> "work";
                case Role.Barrier _ -> "barrier";
                case Role.Decision _ -> "decision";
                case Role.Cleanup _ -> "cleanup";
                case Role.Wait _ -> "wait";
            };
        }

        private List<Drawing.Edge> drawnEdges() {
            List<Drawing.Edge> drawn = new ArrayList<>();
            edges.forEach((key, edge) -> {
                String[] ends = key.split("\n", 2);
                drawn.add(new Drawing.Edge(ends[0], ends[1], path(edge), data.contains(key)));
            });
            return drawn;
        }

        private static String path(ElkEdge edge) {
            StringBuilder path = new StringBuilder();
            for (ElkEdgeSection section : edge.getSections()) {
                point(path, "M", section.getStartX(), section.getStartY());
                for (ElkBendPoint bend : section.getBendPoints()) {
                    point(path, "L", bend.getX(), bend.getY());
                }
                point(path, "L", section.getEndX(), section.getEndY());
            }
            return path.toString();
        }

        private static void point(StringBuilder path, String command, double x, double y) {
            path.append(command)
                    .append(Math.round(x))
                    .append(' ')
                    .append(Math.round(y))
                    .append(' ');
        }
    }
}
