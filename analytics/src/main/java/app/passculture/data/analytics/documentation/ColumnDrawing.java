package app.passculture.data.analytics.documentation;

import app.passculture.data.analytics.check.ColumnGraph;
import app.passculture.data.analytics.check.ColumnGraph.Column;
import app.passculture.data.analytics.check.ColumnGraph.Edge;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Draws the columns of a table between those that they are made of and those that are made of them. */
final class ColumnDrawing {

    private static final int WIDTH = 230;
    private static final int APART = 130;
    private static final int LINE = 20;
    private static final int GAP = 18;

    private final Project project;
    private final ColumnGraph graph;
    private final Map<Column, int[]> places = new HashMap<>();
    private final StringBuilder boxes = new StringBuilder();

    ColumnDrawing(Project project, ColumnGraph graph) {
        this.project = project;
        this.graph = graph;
    }

    /** The drawing; empty when nothing is known of the columns. */
    String svg(Node node) {
        List<Column> own = graph.columns(node.uniqueId());
        Set<Edge> up = new LinkedHashSet<>();
        Set<Edge> down = new LinkedHashSet<>();
        own.forEach(column -> {
            up.addAll(graph.sources(column));
            down.addAll(graph.uses(column));
        });
        if (up.isEmpty() && down.isEmpty()) {
            return "";
        }
        int left = up.isEmpty() ? 0 : WIDTH + APART;
        int height = Math.max(
                side(tables(up.stream().map(Edge::from).toList()), 2),
                side(Map.of(node.uniqueId(), new LinkedHashSet<>(own)), left + 2));
        height = Math.max(height, side(tables(down.stream().map(Edge::to).toList()), left + WIDTH + APART + 2));
        StringBuilder lines = new StringBuilder();
        merged(up).forEach(edge -> lines.append(line(edge)));
        merged(down).forEach(edge -> lines.append(line(edge)));
        int width = left + WIDTH + (down.isEmpty() ? 0 : APART + WIDTH) + 4;
        return "<svg class=\"drawing columns\" role=\"img\" aria-label=\"Columns and what they are made of\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">%s%s</svg>"
                .formatted(width, height, width, height, lines, boxes);
    }

    /** One line for each pair of columns, however many ways lead from one to the other. */
    private static Collection<Edge> merged(Set<Edge> edges) {
        Map<List<Column>, Edge> pairs = new LinkedHashMap<>();
        edges.forEach(edge -> pairs.merge(List.of(edge.from(), edge.to()), edge, (a, b) -> {
            Set<String> through = new TreeSet<>(a.through());
            through.addAll(b.through());
            return new Edge(a.from(), a.to(), through);
        }));
        return pairs.values();
    }

    private static Map<String, Set<Column>> tables(List<Column> columns) {
        Map<String, Set<Column>> tables = new LinkedHashMap<>();
        columns.forEach(column -> tables.computeIfAbsent(column.node(), _ -> new LinkedHashSet<>())
                .add(column));
        return tables;
    }

    private int side(Map<String, Set<Column>> tables, int x) {
        int y = 4;
        for (Map.Entry<String, Set<Column>> table : tables.entrySet()) {
            Node node = project.node(table.getKey());
            List<Column> columns = new ArrayList<>(table.getValue());
            int height = LINE * (columns.size() + 1) + 6;
            boxes.append("<g class=\"table\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>"
                    .formatted(x, y, WIDTH, height));
            boxes.append("<a href=\"%s\"><text class=\"title\" x=\"%d\" y=\"%d\">%s</text></a>"
                    .formatted(
                            "../" + Site.file(node),
                            x + 10,
                            y + 16,
                            Html.text(TableDrawing.shortened(Site.label(node)))));
            for (int i = 0; i < columns.size(); i++) {
                int at = y + LINE * (i + 1) + 4;
                places.put(columns.get(i), new int[] {x, at + LINE / 2});
                boxes.append("<a href=\"%s\"><text x=\"%d\" y=\"%d\">%s</text></a>"
                        .formatted(
                                "../" + Site.file(node) + "#"
                                        + Site.anchor(columns.get(i).name()),
                                x + 10,
                                at + 14,
                                Html.text(TableDrawing.shortened(columns.get(i).name()))));
            }
            boxes.append("</g>");
            y += height + GAP;
        }
        return y;
    }

    private String line(Edge edge) {
        int[] from = places.get(edge.from());
        int[] to = places.get(edge.to());
        if (from == null || to == null) {
            return "";
        }
        int x = from[0] + WIDTH;
        int bend = (to[0] - x) / 2;
        String how = edge.through().isEmpty() ? "as it is" : String.join(", ", edge.through());
        return "<path class=\"line%s\" d=\"M%d %d C%d %d %d %d %d %d\"><title>%s</title></path>"
                .formatted(
                        edge.through().isEmpty() ? " copy" : "",
                        x,
                        from[1],
                        x + bend,
                        from[1],
                        to[0] - bend,
                        to[1],
                        to[0],
                        to[1],
                        Html.text(edge.from() + " -> " + edge.to() + ": " + how));
    }
}
