package app.passculture.data.analytics.transformation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A project as read: every node with its configuration and table, and the graph between them. Immutable. */
public final class Project {

    private final String name;
    private final Target target;
    private final Map<String, Node> nodes;
    private final Graph graph;
    private final Declarations declarations;
    private final Surroundings surroundings;
    private final ReferenceIndex<Node> index;

    Project(String name, Target target, List<Node> nodes, Declarations declarations, Surroundings surroundings) {
        this.name = name;
        this.target = target;
        this.nodes = Collections.unmodifiableMap(nodes.stream()
                .collect(Collectors.toMap(Node::uniqueId, Function.identity(), (a, _) -> a, LinkedHashMap::new)));
        this.graph = Graph.of(needs(this.nodes));
        this.declarations = declarations;
        this.surroundings = surroundings;
        this.index = index(name, nodes);
    }

    /** What a project declares beside nodes: docs blocks, groups, selectors, variables, and what was warned of. */
    record Declarations(
            DocBlocks docs,
            List<Group> groups,
            Optional<Yaml.Mapping> selectors,
            Map<String, @Nullable Object> vars,
            List<Problem> warnings) {}

    /** A group of models with an owner. */
    record Group(
            String packageName, String name, String path, Map<String, @Nullable Object> owner, String description) {}

    private static Map<String, List<String>> needs(Map<String, Node> nodes) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        nodes.forEach((id, node) -> needs.put(id, node.uses().nodes()));
        return needs;
    }

    private static ReferenceIndex<Node> index(String root, List<Node> nodes) {
        ReferenceIndex<Node> index = new ReferenceIndex<>(root);
        for (Node node : nodes) {
            if (node.type().referable()) {
                index.addReferable(node.packageName(), node.name(), node);
            } else if (node.type() == ResourceType.SOURCE) {
                index.addSource(
                        node.packageName(),
                        List.of(node.extra("source_name").map(String::valueOf).orElse(""), node.name()),
                        node);
            }
        }
        return index;
    }

    /**
     * Reads the project in a directory.
     *
     * @throws ProjectException.Invalid with everything that is wrong in it
     */
    public static Project read(ProjectOptions options) {
        return new ProjectReader(options).read();
    }

    public String name() {
        return name;
    }

    public Target target() {
        return target;
    }

    /** All nodes by unique id, in the order of packages, kinds and files. */
    public Map<String, Node> nodes() {
        return nodes;
    }

    public Graph graph() {
        return graph;
    }

    /** What is odd but does no harm. */
    public List<Problem> warnings() {
        return declarations.warnings();
    }

    /** The node of a unique id. */
    public Node node(String uniqueId) {
        Node node = nodes.get(uniqueId);
        if (node == null) {
            throw new ProjectException.BadRequest("no node '" + uniqueId + "'"
                    + app.passculture.data.analytics.template.NearNames.hint(uniqueId, nodes.keySet()));
        }
        return node;
    }

    /** How it was read. */
    public ProjectOptions options() {
        return surroundings.options();
    }

    /** What a ref or source in a node of a package means. */
    public Optional<Node> find(Reference reference, String packageName) {
        return index.find(reference, packageName);
    }

    Declarations declarations() {
        return declarations;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    ReferenceIndex<Node> index() {
        return index;
    }
}
