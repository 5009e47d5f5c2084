package app.passculture.data.analytics.transformation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The tables of an earlier state, which stand for those of nodes that are not built now. */
public record Deferral(Map<String, String> relations, Choice choice) {

    /** No state: every table is the target's own. */
    public static final Deferral NONE = new Deferral(Map.of(), Choice.WHEN_ABSENT);

    /** Which of two tables is read. */
    public enum Choice {
        /** The earlier state's when the target has none. */
        WHEN_ABSENT,
        /** Always the earlier state's. */
        ALWAYS
    }

    public Deferral {
        relations = Map.copyOf(relations);
    }

    /**
     * What a compilation of nodes sees: the tables that they read in the place of the target's own.
     *
     * @param exists whether the target has the table of a node
     */
    public Substitution substitution(Project project, Collection<Node> built, Predicate<Node> exists) {
        return relations.isEmpty() ? Substitution.NONE : reading(read(project, built), exists);
    }

    /** What a compilation sees that reads the tables of nodes. */
    public Substitution reading(Collection<Node> read, Predicate<Node> exists) {
        Map<String, String> tables = new HashMap<>();
        for (Node node : read) {
            String table = relations.get(node.uniqueId());
            if (table != null && !node.ephemeral() && (choice == Choice.ALWAYS || !exists.test(node))) {
                tables.put(node.uniqueId(), table);
            }
        }
        return Substitution.NONE.withTables(tables);
    }

    /** The nodes that others read without being among them, also through ephemeral models. */
    private static Set<Node> read(Project project, Collection<Node> built) {
        Set<Node> read = new HashSet<>();
        built.forEach(node -> gather(project, node, read));
        built.stream().filter(node -> !node.ephemeral()).forEach(read::remove);
        return read;
    }

    private static void gather(Project project, Node node, Set<Node> read) {
        for (String id : node.uses().nodes()) {
            Node parent = project.node(id);
            if (parent.type().referable() && read.add(parent) && parent.ephemeral()) {
                gather(project, parent, read);
            }
        }
    }
}
