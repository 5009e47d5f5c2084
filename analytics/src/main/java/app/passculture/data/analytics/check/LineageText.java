package app.passculture.data.analytics.check;

import app.passculture.data.analytics.check.ColumnGraph.Column;
import app.passculture.data.analytics.check.ColumnGraph.Edge;
import app.passculture.data.analytics.transformation.JsonText;
import app.passculture.data.analytics.transformation.Node;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes where columns come from and go: as a tree for people, as JSON, as a drawing of Graphviz, as events of OpenLineage. */
public record LineageText(ColumnGraph graph, Checking.Knowledge known) {

    private static final String PRODUCER = "https://github.com/pass-culture/data-gcp";

    public String upstream(List<Column> columns) {
        return tree(columns, true);
    }

    public String downstream(List<Column> columns) {
        return tree(columns, false);
    }

    private String tree(List<Column> columns, boolean up) {
        StringBuilder text = new StringBuilder();
        for (Column column : columns) {
            text.append(column).append(up ? " comes from\n" : " goes into\n");
            int before = text.length();
            branch(text, column, "  ", up, new HashSet<>(Set.of(column)));
            if (text.length() == before) {
                text.append("  nothing\n");
            }
        }
        return text.toString();
    }

    private void branch(StringBuilder text, Column column, String indent, boolean up, Set<Column> path) {
        for (Edge edge : up ? graph.sources(column) : graph.uses(column)) {
            Column next = up ? edge.from() : edge.to();
            String how = edge.through().isEmpty() ? "" : "  (" + String.join(", ", edge.through()) + ")";
            text.append(indent).append(next).append(how).append('\n');
            if (path.add(next)) {
                branch(text, next, indent + "  ", up, path);
            }
        }
    }

    public String json(Collection<Edge> edges) {
        List<Object> list = new ArrayList<>();
        for (Edge edge : edges) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put(
                    "from",
                    Map.of("node", edge.from().node(), "column", edge.from().name()));
            json.put("to", Map.of("node", edge.to().node(), "column", edge.to().name()));
            json.put("through", List.copyOf(edge.through()));
            list.add(json);
        }
        return written(list);
    }

    public String dot(Collection<Edge> edges) {
        StringBuilder text = new StringBuilder("digraph lineage {\n  rankdir=LR;\n  node [shape=box];\n");
        for (Edge edge : edges) {
            text.append("  \"%s\" -> \"%s\"".formatted(edge.from(), edge.to()));
            text.append(edge.through().isEmpty() ? "" : " [label=\"" + String.join(", ", edge.through()) + "\"]");
            text.append(";\n");
        }
        return text.append("}\n").toString();
    }

    /** One event a line for every model, with the columns that each column is made of. */
    public String openLineage(Instant now) {
        StringBuilder lines = new StringBuilder();
        for (Node node : known.project().nodes().values()) {
            NodeFacts facts = known.report().facts().get(node.uniqueId());
            if (facts != null && isMade(node)) {
                lines.append(written(event(node, facts, now)));
            }
        }
        return lines.toString();
    }

    private boolean isMade(Node node) {
        return known.compiled().containsKey(node.uniqueId()) && node.relation().isPresent();
    }

    private Map<String, @Nullable Object> event(Node node, NodeFacts facts, Instant now) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("eventType", "COMPLETE");
        event.put("eventTime", now.toString());
        event.put("producer", PRODUCER);
        event.put("schemaURL", "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent");
        UUID run = UUID.nameUUIDFromBytes((node.uniqueId() + now).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        event.put("run", Map.of("runId", run.toString()));
        event.put("job", Map.of("namespace", known.project().name(), "name", node.uniqueId()));
        event.put(
                "inputs",
                node.uses().nodes().stream()
                        .map(known.project()::node)
                        .filter(each -> each.relation().isPresent())
                        .map(each -> dataset(each, Map.of()))
                        .toList());
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Column column : graph.columns(node.uniqueId())) {
            fields.put(
                    column.name(),
                    Map.of(
                            "inputFields",
                            graph.sources(column).stream().map(this::input).toList()));
        }
        Map<String, Object> lineage = new LinkedHashMap<>();
        lineage.put("_producer", PRODUCER);
        lineage.put(
                "_schemaURL",
                "https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet");
        lineage.put("fields", fields);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("_producer", PRODUCER);
        schema.put(
                "_schemaURL",
                "https://openlineage.io/spec/facets/1-1-1/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet");
        schema.put(
                "fields",
                facts.schema().fields().stream()
                        .map(field -> Map.of(
                                "name", field.name(), "type", field.type().toString()))
                        .toList());
        event.put("outputs", List.of(dataset(node, Map.of("schema", schema, "columnLineage", lineage))));
        return event;
    }

    private Map<String, Object> input(Edge edge) {
        Map<String, Object> input =
                new LinkedHashMap<>(dataset(known.project().node(edge.from().node()), Map.of()));
        input.remove("facets");
        input.put("field", edge.from().name());
        input.put(
                "transformations",
                List.of(Map.of(
                        "type",
                        "DIRECT",
                        "subtype",
                        edge.through().isEmpty()
                                ? "IDENTITY"
                                : edge.through().contains("aggregate") ? "AGGREGATION" : "TRANSFORMATION",
                        "description",
                        String.join(", ", edge.through()),
                        "masking",
                        edge.through().stream().anyMatch(Set.of("sha256", "sha512")::contains))));
        return input;
    }

    private static Map<String, Object> dataset(Node node, Map<String, Object> facets) {
        return Map.of(
                "namespace", "bigquery", "name", node.relation().orElseThrow().toString(), "facets", facets);
    }

    private static String written(Object data) {
        StringWriter text = new StringWriter();
        try (JsonText json = new JsonText(text)) {
            json.write(data);
        }
        return text.append('\n').toString();
    }
}
