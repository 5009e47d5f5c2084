package app.passculture.data.analytics.transformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code model}, {@code node} and {@code graph.nodes} show of a node, by dbt's names. */
final class Facts {

    private Facts() {}

    static Map<String, @Nullable Object> of(Node node) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("name", node.name());
        facts.put("resource_type", node.type().key());
        facts.put("package_name", node.packageName());
        facts.put("unique_id", node.uniqueId());
        facts.put("original_file_path", node.path());
        facts.put("path", node.path().substring(node.path().indexOf('/') + 1));
        facts.put("fqn", node.fqn());
        facts.put("version", null);
        facts.put("latest_version", null);
        facts.put("config", node.config().values());
        facts.put("tags", node.config().tags());
        facts.put("meta", node.config().find("meta").orElse(Map.of()));
        facts.put("description", node.description().text());
        facts.put("columns", columns(node));
        facts.put("raw_code", node.code().raw());
        facts.put("language", "sql");
        facts.put("refs", names(node, Reference.Kind.REF));
        facts.put("sources", names(node, Reference.Kind.SOURCE));
        facts.put(
                "depends_on",
                Map.of("nodes", node.uses().nodes(), "macros", node.uses().macros()));
        facts.put("database", node.relation().map(RelationName::database).orElse(null));
        facts.put("schema", node.relation().map(RelationName::schema).orElse(null));
        facts.put("alias", node.relation().map(RelationName::identifier).orElse(node.name()));
        facts.put("relation_name", node.relation().map(RelationName::quoted).orElse(null));
        facts.put("access", node.config().text("access").orElse("protected"));
        facts.put("group", node.config().text("group").orElse(null));
        return facts;
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
