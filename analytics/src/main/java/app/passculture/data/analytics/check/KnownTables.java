package app.passculture.data.analytics.check;

import app.passculture.data.analytics.googlesql.TableSource;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.RelationName;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.TableOptions;
import app.passculture.data.analytics.warehouse.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tables of a project: which node each is, and its columns as soon as they are known. */
final class KnownTables implements TableSource {

    private final Map<TableName, Node> nodes = new HashMap<>();
    private final Map<String, Node> federated = new HashMap<>();
    private final Map<TableName, TableDefinition> definitions = new ConcurrentHashMap<>();

    KnownTables(Project project) {
        for (Node node : project.nodes().values()) {
            node.relation().map(RelationName::table).ifPresent(name -> nodes.put(name, node));
            if (node.type() == ResourceType.SOURCE) {
                node.relation()
                        .ifPresent(name -> federated.put(
                                (name.schema() + "." + name.identifier()).toLowerCase(Locale.ROOT), node));
            }
        }
    }

    void learn(Node node, Schema schema) {
        node.relation()
                .map(RelationName::table)
                .ifPresent(name -> definitions.put(name, new TableDefinition(name, schema, null, TableOptions.NONE)));
    }

    Optional<TableDefinition> definition(Node node) {
        return node.relation().map(RelationName::table).map(definitions::get);
    }

    /** The node that a table is. */
    Optional<Node> node(TableName name) {
        return Optional.ofNullable(nodes.get(name));
    }

    List<String> names() {
        return nodes.keySet().stream().map(TableName::toString).toList();
    }

    @Override
    public Optional<TableDefinition> find(TableName name) {
        return Optional.ofNullable(definitions.get(name));
    }

    /** The source whose rows a federated query reads. */
    Optional<Node> source(FederatedQuery query) {
        return Optional.ofNullable(federated.get((query.schema() + "." + query.table()).toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Schema> external(String connection, String sql) {
        return FederatedQuery.of(sql).flatMap(query -> columns(query).flatMap(columns -> schema(query, columns)));
    }

    /** The columns of the table that is read; what a database tells of itself must be cast to known types. */
    private Optional<Schema> columns(FederatedQuery query) {
        return query.schema().equalsIgnoreCase("information_schema")
                ? Optional.of(Schema.of())
                : source(query).flatMap(this::definition).map(TableDefinition::schema);
    }

    private static Optional<Schema> schema(FederatedQuery query, Schema table) {
        List<Field> fields = new ArrayList<>();
        for (FederatedQuery.Item item : query.items()) {
            Optional<Type> type = item.cast()
                    .flatMap(KnownTables::postgres)
                    .or(() -> item.aggregate().filter("count"::equals).map(_ -> Type.Scalar.INT64))
                    .or(() -> item.cast().isPresent() ? Optional.empty() : column(item, table));
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(Field.of(item.alias(), type.get()));
        }
        return Optional.of(new Schema(fields));
    }

    private static Optional<Type> column(FederatedQuery.Item item, Schema table) {
        return item.column()
                .map(table::indexOf)
                .filter(index -> index >= 0)
                .map(index -> table.fields().get(index).type());
    }

    /** The type that BigQuery gives to a type of PostgreSQL. */
    private static Optional<Type> postgres(String written) {
        String name =
                written.toLowerCase(Locale.ROOT).replaceAll("\\s*\\(.*\\)", "").strip();
        return Optional.ofNullable(
                switch (name) {
                    case "varchar", "character varying", "text", "char", "character", "uuid" -> Type.Scalar.STRING;
                    case "bigint", "int", "integer", "int8", "int4", "smallint" -> Type.Scalar.INT64;
                    case "timestamp", "timestamp without time zone" -> Type.Scalar.DATETIME;
                    case "timestamptz", "timestamp with time zone" -> Type.Scalar.TIMESTAMP;
                    case "date" -> Type.Scalar.DATE;
                    case "boolean", "bool" -> Type.Scalar.BOOL;
                    case "double precision", "float8", "real" -> Type.Scalar.FLOAT64;
                    case "numeric", "decimal" -> Type.Numeric.UNLIMITED;
                    case "bytea" -> Type.Scalar.BYTES;
                    default -> null;
                });
    }
}
