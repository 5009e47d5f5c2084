package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.RelationName;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An embedded warehouse where unit tests happen: it has the tables that a model needs, empty and typed as declared, or as the queries
 * above them come out.
 */
final class Bench {

    private final Project project;
    private final Compiler compiler;
    private final Warehouse warehouse;
    private final Map<String, Schema> schemas = new HashMap<>();
    private final Set<String> tables = new HashSet<>();

    /** A source may be the table of a seed or a model. */
    private final Set<TableName> made = new HashSet<>();

    private final Set<DatasetName> datasets = new HashSet<>();

    Bench(Project project, Compiler compiler, Warehouse warehouse) {
        this.project = project;
        this.compiler = compiler;
        this.warehouse = warehouse;
    }

    /** Runs what the project wants run before anything else: its functions. */
    void prepare() {
        for (Node node : project.nodes().values()) {
            if (node.type() == ResourceType.OPERATION && node.name().contains("-on-run-start-")) {
                ensureDatasets();
                String sql = compiler.compile(node).sql().strip();
                if (!sql.isEmpty()) {
                    warehouse.run(Statement.of(sql));
                }
            }
        }
    }

    private void ensureDatasets() {
        project.nodes().values().stream()
                .filter(node -> node.relation().isPresent())
                .forEach(node -> ensure(table(node).in()));
    }

    private void ensure(DatasetName dataset) {
        if (datasets.add(dataset) && warehouse.find(dataset).isEmpty()) {
            warehouse.create(Dataset.of(dataset));
        }
    }

    private static TableName table(Node node) {
        return node.relation()
                .map(RelationName::table)
                .orElseThrow(() -> new IllegalStateException(node.uniqueId() + " is no table"));
    }

    /** The columns of a table. */
    synchronized Schema schema(Node node) {
        Schema known = schemas.get(node.uniqueId());
        if (known == null) {
            known = found(node);
            schemas.put(node.uniqueId(), known);
        }
        return known;
    }

    private Schema found(Node node) {
        if (node.type() == ResourceType.SEED) {
            return SeedFile.of(node).schema();
        }
        boolean declared = !node.description().columns().isEmpty()
                && node.description().columns().stream()
                        .allMatch(column -> column.dataType().isPresent());
        if (node.type() == ResourceType.SOURCE || (declared && isComplete(node))) {
            return declared(node);
        }
        project.graph().parents(node.uniqueId()).stream().map(project::node).forEach(this::ensureTable);
        return warehouse.estimate(Statement.of(compiler.compile(node).sql())).schema();
    }

    /** Only a contract promises that the columns declared are all there are. */
    private static boolean isComplete(Node node) {
        return node.config().find("contract").orElse(null) instanceof Map<?, ?> map
                && Boolean.TRUE.equals(map.get("enforced"));
    }

    private static Schema declared(Node node) {
        List<Field> fields = node.description().columns().stream()
                .map(column -> Field.of(
                        column.name(),
                        TypeText.parse(column.dataType()
                                .orElseThrow(() -> new UnitTestException(node.position() + ": column '" + column.name()
                                        + "' needs a data_type, so that a unit test can have rows of it")))))
                .toList();
        if (fields.isEmpty()) {
            throw new UnitTestException(node.position() + ": '" + node.name()
                    + "' declares no columns, so a unit test cannot have rows of it");
        }
        return new Schema(fields);
    }

    /** Makes the table, empty, under its own name; an ephemeral model needs those above it instead. */
    synchronized void ensureTable(Node node) {
        if (node.relation().isEmpty() || !tables.add(node.uniqueId())) {
            return;
        }
        if (node.ephemeral()) {
            project.graph().parents(node.uniqueId()).stream().map(project::node).forEach(this::ensureTable);
            return;
        }
        Schema schema = schema(node);
        ensure(table(node).in());
        if (!made.add(table(node))) {
            return;
        }
        warehouse.create(TableDefinition.table(table(node), schema));
    }

    List<Row> rows(String sql) {
        return warehouse.answer(Statement.of(sql)).toList();
    }

    /** The rows with their columns, which are known when there are no rows too. */
    Result query(String sql) {
        Rows rows = warehouse.answer(Statement.of(sql));
        return new Result(rows.schema(), rows.toList());
    }

    /** The rows of a query. */
    record Result(Schema schema, List<Row> rows) {}
}
