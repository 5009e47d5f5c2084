package app.passculture.data.analytics.check;

import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.transformation.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code policies.yml} says: classes of personal data, which columns have them, where each may not land, and what lowers them. */
record PolicyFile(
        Set<String> classes,
        List<Marked> columns,
        List<Denial> rules,
        List<Exemption> exemptions,
        List<Lowering> lowerings,
        Set<String> refused) {

    private static final Set<String> KEYS =
            Set.of("version", "classes", "columns", "rules", "allow", "actions", "aggregates", "refuse");

    /** Columns of a source that hold data of a class. */
    record Marked(String node, String category, Set<String> columns) {}

    /** Classes that may not be in a dataset; {@code *} is every dataset. */
    record Denial(Position position, String dataset, Set<String> classes, String because) {}

    /** Columns of a model that may hold classes in spite of the rules. */
    record Exemption(String node, Set<String> columns, Set<String> classes) {}

    /** Columns of a model in which a class is lowered, by an action or by aggregation over a minimum of rows. */
    record Lowering(
            Position position,
            String node,
            Set<String> columns,
            Set<String> classes,
            LoweringAction action,
            Optional<String> to) {}

    static Optional<PolicyFile> find(Path path, Project project) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            String name = String.valueOf(path.getFileName());
            return Optional.of(new Reader(project).read(Yaml.read(name, Files.readString(path))));
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(path, cause);
        }
    }

    /** Reads the file and refuses names that mean nothing: a rule about a model that is not there protects nobody. */
    private static final class Reader {

        private final Project project;
        private Set<String> classes = Set.of();

        Reader(Project project) {
            this.project = project;
        }

        PolicyFile read(Yaml.Mapping file) {
            file.entries().forEach((key, value) -> {
                if (!KEYS.contains(key)) {
                    throw wrong(value.position(), "unknown key '" + key + "'" + NearNames.hint(key, KEYS));
                }
            });
            classes = new LinkedHashSet<>(file.texts("classes"));
            return new PolicyFile(
                    classes,
                    file.mappings("columns").stream().map(this::marked).toList(),
                    file.mappings("rules").stream().map(this::denial).toList(),
                    file.mappings("allow").stream().map(this::exemption).toList(),
                    lowerings(file),
                    new LinkedHashSet<>(file.texts("refuse")));
        }

        private static ProjectException wrong(Position position, String message) {
            return new ProjectException.BadRequest(position + ": " + message);
        }

        private Marked marked(Yaml.Mapping entry) {
            return new Marked(source(entry), category(entry, entry.text("class")), names(entry, "columns"));
        }

        private Denial denial(Yaml.Mapping entry) {
            return new Denial(
                    entry.position(),
                    entry.text("dataset"),
                    classes(entry, "deny"),
                    entry.findText("because").orElse(""));
        }

        private Exemption exemption(Yaml.Mapping entry) {
            entry.text("because");
            return new Exemption(model(entry), names(entry, "columns"), classes(entry, "classes"));
        }

        private List<Lowering> lowerings(Yaml.Mapping file) {
            List<Lowering> lowerings = new ArrayList<>();
            for (Yaml.Mapping entry : file.mappings("actions")) {
                String action = entry.text("action");
                LoweringAction known = LoweringAction.named(action)
                        .orElseThrow(() -> wrong(
                                entry.position(),
                                "no action '" + action + "'" + NearNames.hint(action, LoweringAction.names())));
                lowerings.add(lowering(entry, known));
            }
            for (Yaml.Mapping entry : file.mappings("aggregates")) {
                lowerings.add(lowering(entry, new LoweringAction.Aggregate(Integer.parseInt(entry.text("min_group")))));
            }
            return lowerings;
        }

        private Lowering lowering(Yaml.Mapping entry, LoweringAction action) {
            return new Lowering(
                    entry.position(),
                    model(entry),
                    names(entry, "columns"),
                    entry.find("classes").isPresent() ? classes(entry, "classes") : classes,
                    action,
                    entry.findText("to").map(each -> category(entry, each)));
        }

        private Set<String> names(Yaml.Mapping entry, String key) {
            Set<String> names = new LinkedHashSet<>();
            entry.texts(key).forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
            if (names.isEmpty()) {
                throw wrong(entry.position(), "'" + key + "' is missing");
            }
            return names;
        }

        private Set<String> classes(Yaml.Mapping entry, String key) {
            Set<String> named = new LinkedHashSet<>();
            entry.texts(key).forEach(each -> named.add(category(entry, each)));
            if (named.isEmpty()) {
                throw wrong(entry.position(), "'" + key + "' is missing");
            }
            return named;
        }

        private String category(Yaml.Mapping entry, String name) {
            if (!classes.contains(name)) {
                throw wrong(entry.position(), "no class '" + name + "'" + NearNames.hint(name, classes));
            }
            return name;
        }

        private String source(Yaml.Mapping entry) {
            String name = entry.text("source");
            return node(
                    entry,
                    name,
                    node -> node.type() == ResourceType.SOURCE
                            && Listing.name(node.uniqueId()).equals(name));
        }

        private String model(Yaml.Mapping entry) {
            String name = entry.text("model");
            return node(
                    entry,
                    name,
                    node -> node.type() != ResourceType.SOURCE && node.name().equals(name));
        }

        private String node(Yaml.Mapping entry, String name, java.util.function.Predicate<Node> wanted) {
            return project.nodes().values().stream()
                    .filter(wanted)
                    .findFirst()
                    .map(Node::uniqueId)
                    .orElseThrow(() -> wrong(
                            entry.position(),
                            "no node '" + name + "'"
                                    + NearNames.hint(
                                            name,
                                            project.nodes().keySet().stream()
                                                    .map(Listing::name)
                                                    .toList())));
        }
    }

    /** The classes that YAML gives a column by {@code meta: {class: …}}. */
    static Optional<String> declared(Node.Column column) {
        return column.yaml().get("meta") instanceof Map<?, ?> meta && meta.get("class") != null
                ? Optional.of(String.valueOf(meta.get("class")))
                : Optional.empty();
    }
}
