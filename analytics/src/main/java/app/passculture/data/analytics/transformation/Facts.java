package app.passculture.data.analytics.transformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code model}, {@code node} and {@code graph.nodes} show of a node, by dbt's names. */
final class Facts {

    private static final List<String> ALL = List.of(
            "name",
            "resource_type",
            "package_name",
            "unique_id",
            "original_file_path",
            "path",
            "fqn",
            "version",
            "latest_version",
            "config",
            "tags",
            "meta",
            "description",
            "columns",
            "raw_code",
            "language",
            "refs",
            "sources",
            "depends_on",
            "database",
            "schema",
            "alias",
            "relation_name",
            "access",
            "group");

    private Facts() {}

    static Map<String, @Nullable Object> of(Node node) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        ALL.forEach(name -> facts.put(name, fact(node, name)));
        return facts;
    }

    /** One fact by its name. */
    static @Nullable Object fact(Node node, String name) {
        return switch (name) {
            case "name" -> node.name();
            case "resource_type" -> node.type().key();
            case "package_name" -> node.packageName();
            case "unique_id" -> node.uniqueId();
            case "original_file_path" -> node.path();
            case "path" -> node.path().substring(node.path().indexOf('/') + 1);
            case "fqn" -> node.fqn();
            case "config" -> node.config().values();
            case "tags" -> node.config().tags();
            case "meta" -> node.config().find("meta").orElse(Map.of());
            case "description" -> node.description().text();
            case "columns" -> columns(node);
            case "raw_code" -> node.code().raw();
            case "language" -> "sql";
            case "refs" -> names(node, Reference.Kind.REF);
            case "sources" -> names(node, Reference.Kind.SOURCE);
            case "depends_on" ->
                Map.of("nodes", node.uses().nodes(), "macros", node.uses().macros());
            case "database" -> node.relation().map(RelationName::database).orElse(null);
            case "schema" -> node.relation().map(RelationName::schema).orElse(null);
            case "alias" -> node.relation().map(RelationName::identifier).orElse(node.name());
            case "relation_name" -> node.relation().map(RelationName::quoted).orElse(null);
            case "access" -> node.config().text("access").orElse("protected");
            case "group" -> node.config().text("group").orElse(null);
            default -> null;
        };
    }

    static Map<String, @Nullable Object> columns(Node node) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        node.description().columns().forEach(column -> {
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            facts.put("name", column.name());
            facts.put("description", column.text());
            facts.put("data_type", column.dataType().orElse(null));
            facts.put("meta", column.yaml().getOrDefault("meta", Map.of()));
            facts.put("tags", column.yaml().getOrDefault("tags", List.of()));
            columns.put(column.name(), facts);
        });
        return columns;
    }

    static List<Object> names(Node node, Reference.Kind kind) {
        return node.uses().references().stream()
                .filter(reference -> reference.kind() == kind)
                .<Object>map(reference -> kind == Reference.Kind.SOURCE ? reference.names() : ref(reference))
                .toList();
    }

    private static Map<String, @Nullable Object> ref(Reference reference) {
        Map<String, @Nullable Object> ref = new LinkedHashMap<>();
        ref.put("name", reference.last());
        ref.put("package", reference.packageName().orElse(null));
        ref.put("version", null);
        return ref;
    }
}
