package app.passculture.data.analytics.transformation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The project in the shape of dbt's manifest.json, version 12. */
public final class Manifest {

    private static final String SCHEMA = "https://schemas.getdbt.com/dbt/manifest/v12.json";

    private final Project project;
    private final Map<String, Compiled> compiled;
    private final Instant generatedAt;

    /** The manifest of a project; nodes that are compiled carry their SQL. */
    public Manifest(Project project, Map<String, Compiled> compiled, Instant generatedAt) {
        this.project = project;
        this.compiled = Map.copyOf(compiled);
        this.generatedAt = generatedAt;
    }

    /** Writes the file; readers see the old one or the new one, never a part. */
    public void write(Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(fresh);
                    JsonText json = new JsonText(writer)) {
                json.write(sections());
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(file, cause);
        }
    }

    /** The whole manifest as plain data. */
    Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        sections()
                .forEach((name, section) ->
                        data.put(name, section instanceof Entries entries ? entries.data() : section));
        return data;
    }

    /** The parts of the manifest; those with an entry for each node make them when they are written. */
    private Map<String, @Nullable Object> sections() {
        ManifestNodes nodes = new ManifestNodes(compiled, meant());
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("metadata", metadata());
        data.put("nodes", entries(node -> !isApart(node), nodes::node));
        data.put("sources", entries(node -> node.type() == ResourceType.SOURCE, nodes::source));
        data.put("macros", macros());
        data.put("docs", docs());
        data.put("exposures", entries(node -> node.type() == ResourceType.EXPOSURE, nodes::exposure));
        data.put("metrics", Map.of());
        data.put("groups", groups());
        data.put("selectors", selectors());
        data.put("disabled", Map.of());
        data.put("parent_map", relatives(project.graph()::parents));
        data.put("child_map", relatives(project.graph()::children));
        data.put("group_map", groupMap());
        data.put("saved_queries", Map.of());
        data.put("semantic_models", Map.of());
        data.put("unit_tests", entries(node -> node.type() == ResourceType.UNIT_TEST, nodes::unitTest));
        data.put("functions", Map.of());
        return data;
    }

    /** What nodes mean does not depend on what is in the warehouse: incremental models as they are made anew. */
    private Map<String, Compiled> meant() {
        Map<String, Compiled> meant = new HashMap<>(compiled);
        List<Node> incremental = compiled.keySet().stream()
                .map(project::node)
                .filter(node -> node.config().materialized().equals("incremental"))
                .toList();
        meant.putAll(new Compiler(project, project.options().clock(), _ -> false).compile(incremental));
        return meant;
    }

    private static boolean isApart(Node node) {
        return switch (node.type()) {
            case SOURCE, EXPOSURE, UNIT_TEST -> true;
            default -> false;
        };
    }

    private Map<String, @Nullable Object> metadata() {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("dbt_schema_version", SCHEMA);
        metadata.put("dbt_version", ProjectContext.DBT_VERSION);
        metadata.put("generated_at", generatedAt.toString());
        metadata.put("invocation_id", null);
        metadata.put("env", Map.of());
        metadata.put("project_name", project.name());
        metadata.put("project_id", Names.md5(project.name()));
        metadata.put("user_id", null);
        metadata.put("send_anonymous_usage_stats", false);
        metadata.put("adapter_type", "bigquery");
        metadata.put("target_name", project.target().name());
        project.options()
                .window()
                .ifPresent(window -> metadata.put(
                        "window",
                        Map.of(
                                "start",
                                window.start().toString(),
                                "end",
                                window.end().toString())));
        return metadata;
    }

    private Entries entries(
            Predicate<Node> wanted, java.util.function.Function<Node, Map<String, @Nullable Object>> entry) {
        return new Entries(project.nodes().values().stream().filter(wanted).toList(), entry);
    }

    /** An entry for each of some nodes, by unique id. */
    private record Entries(List<Node> nodes, java.util.function.Function<Node, Map<String, @Nullable Object>> entry)
            implements JsonText.Members {

        private static final int AT_ONCE = 1_000;

        Map<String, @Nullable Object> data() {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            nodes.forEach(node -> data.put(node.uniqueId(), entry.apply(node)));
            return data;
        }

        @Override
        public void writeTo(JsonText json) {
            for (int from = 0; from < nodes.size(); from += AT_ONCE) {
                List<Node> some = nodes.subList(from, Math.min(nodes.size(), from + AT_ONCE));
                List<String> texts = some.parallelStream()
                        .map(node -> JsonText.of(entry.apply(node)))
                        .toList();
                for (int i = 0; i < texts.size(); i++) {
                    json.member(some.get(i).uniqueId(), texts.get(i));
                }
            }
        }
    }

    private Map<String, @Nullable Object> macros() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        project.surroundings()
                .macros()
                .packages()
                .forEach((packageName, macros) -> macros.values().forEach(macro -> {
                    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
                    String id = "macro." + packageName + "." + macro.name();
                    entry.put("name", macro.name());
                    entry.put("resource_type", "macro");
                    entry.put("package_name", packageName);
                    entry.put("path", macro.position().path());
                    entry.put("original_file_path", macro.position().path());
                    entry.put("unique_id", id);
                    entry.put(
                            "arguments",
                            macro.parameters().stream()
                                    .map(name -> Map.of("name", name))
                                    .toList());
                    all.put(id, entry);
                }));
        return all;
    }

    private Map<String, @Nullable Object> docs() {
        Map<String, @Nullable Object> docs = new LinkedHashMap<>();
        project.declarations().docs().all().forEach(block -> {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("name", block.name());
            entry.put("resource_type", "doc");
            entry.put("package_name", block.packageName());
            entry.put("path", block.path());
            entry.put("original_file_path", block.path());
            entry.put("unique_id", block.uniqueId());
            entry.put("block_contents", block.text());
            docs.put(block.uniqueId(), entry);
        });
        return docs;
    }

    private Map<String, @Nullable Object> groups() {
        Map<String, @Nullable Object> groups = new LinkedHashMap<>();
        project.declarations().groups().forEach(group -> {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            String id = "group." + group.packageName() + "." + group.name();
            entry.put("name", group.name());
            entry.put("resource_type", "group");
            entry.put("package_name", group.packageName());
            entry.put("path", group.path());
            entry.put("original_file_path", group.path());
            entry.put("unique_id", id);
            entry.put("owner", group.owner());
            entry.put("description", group.description());
            groups.put(id, entry);
        });
        return groups;
    }

    private Map<String, @Nullable Object> groupMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        project.declarations()
                .groups()
                .forEach(group -> map.put(
                        group.name(),
                        project.nodes().values().stream()
                                .filter(node -> node.config()
                                        .text("group")
                                        .filter(group.name()::equals)
                                        .isPresent())
                                .map(Node::uniqueId)
                                .toList()));
        return map;
    }

    private Map<String, @Nullable Object> selectors() {
        Map<String, @Nullable Object> selectors = new LinkedHashMap<>();
        SelectorFile.of(project.declarations().selectors())
                .entries()
                .forEach((name, entry) -> selectors.put(name, entry.data()));
        return selectors;
    }

    private Map<String, @Nullable Object> relatives(
            java.util.function.Function<String, java.util.Set<String>> relatives) {
        Map<String, @Nullable Object> map = new TreeMap<>();
        project.nodes().keySet().forEach(id -> map.put(id, List.copyOf(relatives.apply(id))));
        return map;
    }
}
