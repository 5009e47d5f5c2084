package app.passculture.data.analytics.check;

import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.JsonText;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.RelationName;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.JobOptions;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A project as tables: nodes, columns, edges, column_edges and tests. */
final class ProjectTables {

    private static final Type TEXTS = new Type.Array(Type.Scalar.STRING);

    private final Project project;
    private final Map<String, Compiled> compiled;
    private final CheckReport report;

    ProjectTables(Project project, Map<String, Compiled> compiled, CheckReport report) {
        this.project = project;
        this.compiled = compiled;
        this.report = report;
    }

    private static Field text(String name) {
        return Field.of(name, Type.Scalar.STRING);
    }

    /** Makes the tables in a dataset; the rows go through files of a directory. */
    void load(Warehouse warehouse, DatasetName dataset, Path directory) {
        warehouse.create(Dataset.of(dataset));
        Schema nodes = Schema.of(
                text("unique_id"),
                text("name"),
                text("resource_type"),
                text("package_name"),
                text("path"),
                text("materialized"),
                text("dataset"),
                text("table_name"),
                text("description"),
                Field.of("tags", TEXTS),
                text("owner"),
                text("access"),
                text("group_name"),
                Field.of("config", Type.Scalar.JSON),
                text("sql"));
        Schema columns = Schema.of(
                text("node"),
                text("name"),
                Field.of("position", Type.Scalar.INT64),
                text("data_type"),
                text("declared_type"),
                text("description"),
                text("class"));
        Schema columnEdges = Schema.of(
                text("from_node"), text("from_column"), text("to_node"), text("to_column"), Field.of("through", TEXTS));
        Schema tests = Schema.of(
                text("unique_id"), text("name"), text("node"), text("column_name"), text("kind"), text("severity"));
        Map<String, Schema> schemas = new LinkedHashMap<>();
        schemas.put("nodes", nodes);
        schemas.put("columns", columns);
        schemas.put("edges", Schema.of(text("parent"), text("child")));
        schemas.put("column_edges", columnEdges);
        schemas.put("tests", tests);
        schemas.forEach((name, schema) -> {
            Path file = directory.resolve(name + ".jsonl");
            DataFile.write(file, rows(name).stream().map(JsonText::of).collect(Collectors.joining("\n")));
            warehouse.run(new Load(
                    new Load.Source.LocalFile(file),
                    new FileFormat.JsonLines(),
                    schema,
                    new Statement.Destination(dataset.table(name), Disposition.TRUNCATE),
                    JobOptions.NONE));
        });
    }

    private List<Map<String, @Nullable Object>> rows(String table) {
        return switch (table) {
            case "nodes" -> nodes();
            case "columns" -> columns();
            case "edges" -> edges();
            case "column_edges" -> columnEdges();
            default -> tests();
        };
    }

    private static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }

    private List<Map<String, @Nullable Object>> nodes() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Node node : project.nodes().values()) {
            Compiled sql = compiled.get(node.uniqueId());
            Map<String, @Nullable Object> row = row(
                    "unique_id", node.uniqueId(),
                    "name", node.name(),
                    "resource_type", node.type().key(),
                    "package_name", node.packageName(),
                    "path", node.position().path());
            row.put(
                    "materialized",
                    node.type() == ResourceType.MODEL ? node.config().materialized() : null);
            row.put("dataset", node.relation().map(RelationName::schema).orElse(null));
            row.put("table_name", node.relation().map(RelationName::identifier).orElse(null));
            row.put("description", node.description().text());
            row.put("tags", node.config().tags());
            row.put("owner", node.config().text("owner").orElse(null));
            row.put("access", node.config().text("access").orElse(null));
            row.put("group_name", node.config().text("group").orElse(null));
            row.put("config", node.config().values());
            row.put("sql", sql == null ? null : sql.sql());
            rows.add(row);
        }
        return rows;
    }

    /** Columns as the statement makes them; those that are only declared come after. */
    private List<Map<String, @Nullable Object>> columns() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Node node : project.nodes().values()) {
            NodeFacts facts = report.facts().get(node.uniqueId());
            Schema made = facts == null ? Schema.of() : facts.schema();
            Set<String> names = new LinkedHashSet<>();
            made.fields().forEach(field -> names.add(field.name()));
            node.description().columns().stream()
                    .map(Node.Column::name)
                    .filter(name -> made.indexOf(name) < 0)
                    .forEach(names::add);
            int position = 1;
            for (String name : names) {
                rows.add(column(node, name, position++, made));
            }
        }
        return rows;
    }

    private static Map<String, @Nullable Object> column(Node node, String name, int position, Schema made) {
        int index = made.indexOf(name);
        Map<String, @Nullable Object> row = row("node", node.uniqueId(), "name", name, "position", position);
        row.put("data_type", index < 0 ? null : made.fields().get(index).type().toString());
        node.description().columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .ifPresent(column -> {
                    row.put("declared_type", column.dataType().orElse(null));
                    row.put("description", column.text());
                    row.put("class", column.yaml().get("meta") instanceof Map<?, ?> meta ? meta.get("class") : null);
                });
        return row;
    }

    private List<Map<String, @Nullable Object>> edges() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        project.nodes()
                .values()
                .forEach(node -> node.uses()
                        .nodes()
                        .forEach(parent -> rows.add(row("parent", parent, "child", node.uniqueId()))));
        return rows;
    }

    private List<Map<String, @Nullable Object>> columnEdges() {
        ColumnGraph graph = ColumnGraph.of(project, report);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        report.facts()
                .forEach((id, facts) -> facts.schema()
                        .fields()
                        .forEach(field -> graph.sources(new ColumnGraph.Column(id, field.name()))
                                .forEach(edge -> rows.add(row(
                                        "from_node", edge.from().node(),
                                        "from_column", edge.from().name(),
                                        "to_node", id,
                                        "to_column", field.name(),
                                        "through", List.copyOf(edge.through()))))));
        return rows;
    }

    /** A row for each table that a test looks at. */
    private List<Map<String, @Nullable Object>> tests() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Node test : project.nodes().values()) {
            if (test.type() == ResourceType.TEST || test.type() == ResourceType.UNIT_TEST) {
                for (String node : test.uses().nodes()) {
                    rows.add(row(
                            "unique_id", test.uniqueId(),
                            "name", test.name(),
                            "node", node,
                            "column_name", test.extra("column_name").orElse(null),
                            "kind", kind(test),
                            "severity", test.config().text("severity").orElse("error")));
                }
            }
        }
        return rows;
    }

    /** Generic tests go by their name: unique, not_null. */
    private static String kind(Node test) {
        if (test.type() == ResourceType.UNIT_TEST) {
            return "unit";
        }
        return test.extra("test_metadata").orElse(null) instanceof Map<?, ?> metadata
                ? String.valueOf(metadata.get("name"))
                : "singular";
    }
}
