package app.passculture.data.analytics;

import app.passculture.data.analytics.quality.TableDifference;
import app.passculture.data.analytics.transformation.EarlierState;
import app.passculture.data.analytics.transformation.JsonText;
import app.passculture.data.analytics.transformation.ManifestDifference;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.NodeDifference;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.warehouse.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Compares: two manifests (what nodes are), or tables of two targets, of an earlier state, or named (columns, numbers of rows, and by key
 * which rows and which values differ).
 */
@Command(
        name = "diff",
        description = "Compares two states of the project, or tables of two targets, of a state, or named.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    private static final int DIFFERS = 1;

    private final Analytics.Surface surface;

    @Mixin
    private ProjectArguments arguments = new ProjectArguments();

    @Parameters(arity = "0..2", description = "Two tables: dataset.table or project.dataset.table.")
    private List<String> named = List.of();

    @Option(names = "--against", description = "The other target.")
    private @Nullable String against;

    @Option(names = "--to", description = "Compare the manifest of --state with the one in this directory.")
    private @Nullable Path to;

    @Option(names = "--tables", description = "Compare the tables with those of --state, not what the manifests say.")
    private boolean tables;

    @Option(names = "--schema", description = "Compare the columns of tables only: no row is read.")
    private boolean schema;

    @Option(
            names = "--keys",
            split = ",",
            description = "The columns that tell rows apart (default: the model's unique_key).")
    private List<String> keys = List.of();

    @Option(names = "--output", description = "text (default) or json.")
    private String output = "text";

    DiffCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        if (!output.equals("text") && !output.equals("json")) {
            throw new ProjectException.BadRequest("--output is text or json, not " + output);
        }
        List<NodeDifference> differences = differences();
        if (output.equals("json")) {
            surface.out()
                    .println(JsonText.of(
                            differences.stream().map(DiffCommand::data).toList()));
        } else {
            differences.forEach(this::tell);
        }
        return differences.stream().allMatch(DiffCommand::isNone) ? 0 : DIFFERS;
    }

    private List<NodeDifference> differences() {
        Path state = arguments.state().orElse(null);
        if (!named.isEmpty()) {
            return named();
        }
        if (against != null) {
            Project there = Project.read(arguments.options(surface).withTarget(against));
            return tables(
                    node -> there.nodes().containsKey(node.uniqueId()) ? name(there.node(node.uniqueId())) : null);
        }
        if (state == null) {
            throw new ProjectException.BadRequest(
                    "diff needs --against with another target, --state with the directory of a manifest.json, or two tables");
        }
        if (tables) {
            Map<String, String> relations = EarlierState.in(state).relations();
            return tables(node -> earlier(node, relations));
        }
        return to == null ? since(state) : ManifestDifference.between(state, to);
    }

    private static TableName name(Node node) {
        return node.relation().orElseThrow().table();
    }

    private static @Nullable TableName earlier(Node node, Map<String, String> relations) {
        String relation = relations.get(node.uniqueId());
        return relation == null ? null : TableName.parse(relation.replace("`", ""));
    }

    private List<NodeDifference> since(Path state) {
        Project project = Project.read(arguments.options(surface));
        List<NodeDifference> all = ManifestDifference.since(EarlierState.in(state), project);
        if (!arguments.selects()) {
            return all;
        }
        Set<String> wanted =
                arguments.nodes(project).stream().map(Node::uniqueId).collect(Collectors.toSet());
        return all.stream().filter(each -> wanted.contains(each.uniqueId())).toList();
    }

    /** The tables of the selected nodes and those that another place has for them; none when that does not know the node. */
    private List<NodeDifference> tables(Function<Node, @Nullable TableName> other) {
        Project here = Project.read(arguments.options(surface));
        List<NodeDifference> differences = new ArrayList<>();
        try (Warehouses.Opened opened = surface.warehouses().open(here)) {
            TableDifference difference = new TableDifference(opened.warehouse());
            for (Node node : arguments.nodes(here)) {
                if (!node.type().referable() || node.ephemeral()) {
                    continue;
                }
                TableName there = other.apply(node);
                if (there == null) {
                    differences.add(new NodeDifference(node.uniqueId(), NodeDifference.Change.NEW, List.of()));
                    continue;
                }
                List<String> by = keys.isEmpty() ? node.config().texts("unique_key") : keys;
                differences.add(changed(node.uniqueId(), difference.between(name(node), there, by, depth())));
            }
        }
        return differences;
    }

    private List<NodeDifference> named() {
        if (named.size() != 2) {
            throw new ProjectException.BadRequest("diff compares two tables; one is given: " + named.getFirst());
        }
        Project project = Project.read(arguments.options(surface));
        try (Warehouses.Opened opened = surface.warehouses().open(project)) {
            List<String> told = new TableDifference(opened.warehouse())
                    .between(table(named.getFirst(), project), table(named.getLast(), project), keys, depth());
            return List.of(changed(String.join(" and ", named), told));
        }
    }

    private static TableName table(String text, Project project) {
        long dots = text.chars().filter(letter -> letter == '.').count();
        try {
            return TableName.parse(dots == 1 ? project.target().database() + "." + text : text);
        } catch (IllegalArgumentException wrong) {
            throw new ProjectException.BadRequest("diff: " + wrong.getMessage());
        }
    }

    private TableDifference.Depth depth() {
        return schema ? TableDifference.Depth.COLUMNS : TableDifference.Depth.ROWS;
    }

    private static NodeDifference changed(String what, List<String> told) {
        return new NodeDifference(what, NodeDifference.Change.CHANGED, told);
    }

    private static boolean isNone(NodeDifference difference) {
        return difference.change() == NodeDifference.Change.CHANGED
                && difference.what().isEmpty();
    }

    private static String how(NodeDifference difference) {
        return isNone(difference) ? "same" : difference.change().name().toLowerCase(Locale.ROOT);
    }

    private void tell(NodeDifference difference) {
        surface.out().println(difference.uniqueId() + ": " + how(difference));
        difference.what().forEach(line -> surface.out().println("  " + line));
    }

    private static Map<String, @Nullable Object> data(NodeDifference difference) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("unique_id", difference.uniqueId());
        data.put("change", how(difference));
        data.put("what", difference.what());
        return data;
    }
}
