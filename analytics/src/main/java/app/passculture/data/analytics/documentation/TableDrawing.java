package app.passculture.data.analytics.documentation;

import app.passculture.data.analytics.transformation.Graph;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Draws which table needs which. */
final class TableDrawing {

    private static final int WIDTH = 210;
    private static final int HEIGHT = 26;
    private static final int APART = 64;
    private static final int LINE = 36;
    private static final int LONGEST = 28;

    private final Project project;
    private final String root;

    TableDrawing(Project project, String root) {
        this.project = project;
        this.root = root;
    }

    /** The drawing of the nodes; one of them may stand out. */
    String svg(Set<String> nodes, String current) {
        Graph graph = project.graph();
        List<String> ordered = graph.order().stream().filter(nodes::contains).toList();
        Layers layers = Layers.of(ordered, graph::parents);
        int rows = layers.columns().stream().mapToInt(List::size).max().orElse(1);
        Map<String, int[]> places = new HashMap<>();
        for (int x = 0; x < layers.columns().size(); x++) {
            List<String> column = layers.columns().get(x);
            int top = (rows - column.size()) * LINE / 2;
            for (int y = 0; y < column.size(); y++) {
                places.put(column.get(y), new int[] {x * (WIDTH + APART) + 2, top + y * LINE + 6});
            }
        }
        StringBuilder svg = new StringBuilder();
        ordered.forEach(node -> graph.parents(node).stream()
                .filter(places::containsKey)
                .forEach(parent -> svg.append(
                        line(at(places, parent), at(places, node), parent.equals(current) || node.equals(current)))));
        ordered.forEach(node -> svg.append(box(project.node(node), at(places, node), node.equals(current))));
        int width = Math.max(1, layers.columns().size()) * (WIDTH + APART) - APART + 4;
        return "<svg class=\"drawing\" role=\"img\" aria-label=\"Tables and what they need\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">%s</svg>"
                .formatted(width, rows * LINE + 8, width, rows * LINE + 8, svg);
    }

    private static int[] at(Map<String, int[]> places, String node) {
        return places.getOrDefault(node, new int[2]);
    }

    private static String line(int[] from, int[] to, boolean near) {
        int x = from[0] + WIDTH;
        int y = from[1] + HEIGHT / 2;
        int end = to[1] + HEIGHT / 2;
        int bend = (to[0] - x) / 2;
        return "<path class=\"line%s\" d=\"M%d %d C%d %d %d %d %d %d\"/>"
                .formatted(near ? " near" : "", x, y, x + bend, y, to[0] - bend, end, to[0], end);
    }

    private String box(Node node, int[] at, boolean current) {
        String kind = node.type().name().toLowerCase(Locale.ROOT);
        String name = Site.label(node);
        return "<a href=\"%s\"><g class=\"box %s%s\"><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/><text x=\"%d\" y=\"%d\">%s</text></g></a>"
                .formatted(
                        root + Site.file(node),
                        kind,
                        current ? " current" : "",
                        Html.text(name),
                        at[0],
                        at[1],
                        WIDTH,
                        HEIGHT,
                        at[0] + 10,
                        at[1] + 17,
                        Html.text(shortened(name)));
    }

    static String shortened(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "\u2026" : name;
    }
}
