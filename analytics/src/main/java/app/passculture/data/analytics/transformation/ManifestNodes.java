package app.passculture.data.analytics.transformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of a manifest for nodes of each kind. */
final class ManifestNodes {

    private static final List<String> COMMON = List.of(
            "database",
            "schema",
            "name",
            "resource_type",
            "package_name",
            "path",
            "original_file_path",
            "unique_id",
            "fqn",
            "alias",
            "tags",
            "description",
            "columns",
            "meta",
            "group");

    private final Map<String, Compiled> compiled;
    private final Map<String, Compiled> meant;

    /** {@code meant}: the SQL by which nodes of two states are compared. */
    ManifestNodes(Map<String, Compiled> compiled, Map<String, Compiled> meant) {
        this.compiled = compiled;
        this.meant = meant;
    }

    /** A model, seed, snapshot, test, analysis or hook. */
    Map<String, @Nullable Object> node(Node node) {
        Map<String, @Nullable Object> entry = common(node);
        entry.put(
                "checksum",
                Map.of("name", "sha256", "checksum", Names.sha256(node.code().raw())));
        entry.put("relation_name", relation(node));
        entry.put("raw_code", node.code().raw());
        entry.put("language", "sql");
        entry.put("refs", Facts.names(node, Reference.Kind.REF));
        entry.put("sources", Facts.names(node, Reference.Kind.SOURCE));
        entry.put("metrics", List.of());
        entry.put("depends_on", dependsOn(node));
        entry.put("docs", node.config().find("docs").orElse(Map.of("show", true)));
        entry.put("contract", node.config().find("contract").orElse(Map.of("enforced", false)));
        if (node.type() == ResourceType.MODEL) {
            entry.put("access", node.config().text("access").orElse("protected"));
            entry.put("constraints", List.of());
            entry.put("version", null);
            entry.put("latest_version", null);
            entry.put("deprecation_date", null);
        }
        if (node.type() == ResourceType.TEST) {
            entry.put("column_name", node.extra("column_name").orElse(null));
            entry.put("attached_node", node.extra("attached_node").orElse(null));
            entry.put("file_key_name", node.extra("file_key_name").orElse(null));
            entry.put("test_metadata", node.extra("test_metadata").orElse(null));
        }
        addCompiled(node, entry);
        return entry;
    }

    private void addCompiled(Node node, Map<String, @Nullable Object> entry) {
        Compiled sql = compiled.get(node.uniqueId());
        entry.put("compiled", sql != null);
        if (sql != null) {
            entry.put("compiled_code", sql.sql());
            entry.put("compiled_path", "target/" + CompiledFiles.path(node));
            entry.put("extra_ctes_injected", true);
            entry.put("extra_ctes", List.of());
        }
    }

    private static @Nullable String relation(Node node) {
        return node.ephemeral()
                ? null
                : node.relation().map(RelationName::quoted).orElse(null);
    }

    private static Map<String, @Nullable Object> dependsOn(Node node) {
        Map<String, @Nullable Object> dependsOn = new LinkedHashMap<>();
        dependsOn.put("macros", node.uses().macros());
        dependsOn.put("nodes", node.uses().nodes());
        return dependsOn;
    }

    private Map<String, @Nullable Object> common(Node node) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        COMMON.forEach(name -> entry.put(name, Facts.fact(node, name)));
        entry.put("meaning", Meaning.of(node, meant.get(node.uniqueId())).orElse(null));
        entry.put("config", config(node));
        entry.put("unrendered_config", node.config().values());
        return entry;
    }

    /** The configuration with what holds when nothing is said, hooks as objects. */
    private static Map<String, @Nullable Object> config(Node node) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("enabled", true);
        config.put("alias", null);
        config.put("schema", null);
        config.put("database", null);
        config.put("tags", List.of());
        config.put("meta", Map.of());
        config.put("group", null);
        config.putAll(node.config().values());
        config.remove("pre_hook");
        config.remove("post_hook");
        if (node.type().referable()) {
            config.put("pre-hook", hooks(node.config().texts("pre_hook")));
            config.put("post-hook", hooks(node.config().texts("post_hook")));
        }
        if (node.type() == ResourceType.TEST) {
            config.putIfAbsent("severity", "ERROR");
            config.putIfAbsent("fail_calc", "count(*)");
            config.putIfAbsent("warn_if", "!= 0");
            config.putIfAbsent("error_if", "!= 0");
        }
        return config;
    }

    private static List<Map<String, @Nullable Object>> hooks(List<String> statements) {
        List<Map<String, @Nullable Object>> hooks = new ArrayList<>();
        for (String sql : statements) {
            Map<String, @Nullable Object> hook = new LinkedHashMap<>();
            hook.put("sql", sql);
            hook.put("transaction", true);
            hook.put("index", null);
            hooks.add(hook);
        }
        return hooks;
    }

    Map<String, @Nullable Object> source(Node node) {
        Map<String, @Nullable Object> entry = common(node);
        entry.remove("alias");
        for (String key :
                List.of("source_name", "source_description", "loader", "identifier", "loaded_at_field", "freshness")) {
            entry.put(key, node.extra(key).orElse(null));
        }
        entry.put("relation_name", relation(node));
        return entry;
    }

    Map<String, @Nullable Object> exposure(Node node) {
        Map<String, @Nullable Object> entry = common(node);
        List.of("database", "schema", "alias", "columns").forEach(entry::remove);
        for (String key : List.of("type", "owner", "url", "maturity", "label")) {
            entry.put(key, node.extra(key).orElse(null));
        }
        entry.put("refs", Facts.names(node, Reference.Kind.REF));
        entry.put("sources", Facts.names(node, Reference.Kind.SOURCE));
        entry.put("depends_on", dependsOn(node));
        return entry;
    }

    Map<String, @Nullable Object> unitTest(Node node) {
        Map<String, @Nullable Object> entry = common(node);
        List.of("database", "schema", "alias", "columns").forEach(entry::remove);
        for (String key : List.of("model", "given", "expect", "overrides")) {
            entry.put(key, node.extra(key).orElse(null));
        }
        entry.put("depends_on", dependsOn(node));
        return entry;
    }
}
