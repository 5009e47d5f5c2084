package app.passculture.data.analytics.check;

import app.passculture.data.analytics.googlesql.Flow;
import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.warehouse.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which column is made of which, over the whole project. */
public final class ColumnGraph {

    private final Project project;
    private final Map<Column, Set<Edge>> up = new LinkedHashMap<>();
    private final Map<Column, Set<Edge>> down = new HashMap<>();

    /** A column of a node. */
    public record Column(String node, String name) {

        /** As people write it: without the kind and package of the node. */
        @Override
        public String toString() {
            return Listing.name(node) + "." + name;
        }
    }

    /** The values of one column come from another, through functions (none: as they are). */
    public record Edge(Column from, Column to, Set<String> through) {}

    private ColumnGraph(Project project) {
        this.project = project;
    }

    public static ColumnGraph of(Project project, CheckReport report) {
        ColumnGraph graph = new ColumnGraph(project);
        Map<String, Node> tables = new HashMap<>();
        project.nodes().values().forEach(node -> node.relation().ifPresent(name -> tables.put(name.toString(), node)));
        for (String id : project.graph().order()) {
            NodeFacts facts = report.facts().get(id);
            if (facts != null && project.node(id).relation().isPresent()) {
                facts.schema().fields().stream()
                        .map(Field::name)
                        .forEach(name -> graph.up.put(new Column(id, name), new LinkedHashSet<>()));
                facts.lineage()
                        .columns()
                        .forEach((column, flows) -> flows.forEach(
                                flow -> graph.add(new Column(id, column), flow, tables.get(flow.table()))));
            }
        }
        return graph;
    }

    private void add(Column to, Flow flow, @org.jspecify.annotations.Nullable Node table) {
        if (table == null) {
            return;
        }
        Column from = find(table.uniqueId(), flow.column()).orElse(new Column(table.uniqueId(), flow.column()));
        Edge edge = new Edge(from, to, flow.through());
        up.computeIfAbsent(to, _ -> new LinkedHashSet<>()).add(edge);
        down.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(edge);
    }

    private Optional<Column> find(String node, String name) {
        Column exact = new Column(node, name);
        return up.containsKey(exact)
                ? Optional.of(exact)
                : up.keySet().stream()
                        .filter(each -> each.node().equals(node)
                                && each.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    public List<Column> columns(String node) {
        return up.keySet().stream().filter(each -> each.node().equals(node)).toList();
    }

    /** What a column is made of at once. */
    public Set<Edge> sources(Column column) {
        return up.getOrDefault(column, Set.of());
    }

    /** What is made of a column at once. */
    public Set<Edge> uses(Column column) {
        return down.getOrDefault(column, Set.of());
    }

    /** All that the columns are made of, step by step. */
    public Set<Edge> upstream(List<Column> columns) {
        return reached(columns, true);
    }

    /** All that is made of the columns, step by step. */
    public Set<Edge> downstream(List<Column> columns) {
        return reached(columns, false);
    }

    private Set<Edge> reached(List<Column> columns, boolean towardsSources) {
        Set<Edge> edges = new LinkedHashSet<>();
        Set<Column> seen = new LinkedHashSet<>(columns);
        Deque<Column> open = new ArrayDeque<>(columns);
        while (!open.isEmpty()) {
            Column column = open.remove();
            for (Edge edge : towardsSources ? sources(column) : uses(column)) {
                edges.add(edge);
                Column next = towardsSources ? edge.from() : edge.to();
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return edges;
    }

    /**
     * The columns that somebody names: {@code model} or {@code model.column}, {@code source.table.column}, or a unique id.
     *
     * @throws ProjectException.BadRequest with near names when there are none
     */
    public List<Column> named(String text) {
        Optional<Node> whole = node(text);
        if (whole.isPresent()) {
            return columns(whole.get().uniqueId());
        }
        int dot = text.lastIndexOf('.');
        Optional<Node> node = dot < 0 ? Optional.empty() : node(text.substring(0, dot));
        if (node.isEmpty()) {
            List<String> names = new ArrayList<>();
            project.nodes().values().stream()
                    .filter(each -> each.relation().isPresent())
                    .forEach(each -> names.add(Listing.name(each.uniqueId())));
            throw new ProjectException.BadRequest(
                    "no model '" + text + "'" + NearNames.hint(dot < 0 ? text : text.substring(0, dot), names));
        }
        String name = text.substring(dot + 1);
        return List.of(find(node.get().uniqueId(), name)
                .orElseThrow(() -> new ProjectException.BadRequest("no column '" + name + "' in "
                        + Listing.name(node.get().uniqueId())
                        + NearNames.hint(
                                name,
                                columns(node.get().uniqueId()).stream()
                                        .map(Column::name)
                                        .toList()))));
    }

    private Optional<Node> node(String name) {
        return project.nodes().values().stream()
                .filter(each -> each.relation().isPresent())
                .filter(each -> each.uniqueId().equals(name)
                        || Listing.name(each.uniqueId()).equals(name)
                        || (each.name().equals(name) && each.type().referable()))
                .findFirst();
    }
}
