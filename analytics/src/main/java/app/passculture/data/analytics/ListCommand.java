package app.passculture.data.analytics;

import app.passculture.data.analytics.transformation.JsonText;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.ResourceType;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the selected nodes. */
@Command(name = "ls", aliases = "list", description = "Lists the nodes.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private final Analytics.Surface surface;

    @Mixin
    private ProjectArguments arguments = new ProjectArguments();

    @Option(names = "--output", description = "name, selector (default), path or json.")
    private String output = "selector";

    @Option(names = "--resource-type", description = "Only nodes of these kinds.")
    private List<String> types = List.of();

    @Option(names = "--strict", description = "It is an error when nothing is found.")
    private boolean strict;

    ListCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        Project project = Project.read(arguments.options(surface));
        List<Node> nodes = arguments.nodes(project).stream()
                .filter(node -> node.type() != ResourceType.OPERATION)
                .filter(node -> types.isEmpty() || types.contains(node.type().key()))
                .toList();
        nodes.forEach(node -> surface.out().println(line(node)));
        return nodes.isEmpty() && strict ? Analytics.NOT_POSSIBLE : 0;
    }

    private String line(Node node) {
        return switch (output) {
            case "name" -> node.name();
            case "path" -> node.path();
            case "json" -> json(node);
            case "selector", "text" -> selector(node);
            default -> throw new ProjectException.BadRequest("--output is name, selector, path or json, not " + output);
        };
    }

    private static String selector(Node node) {
        String qualified = String.join(".", node.fqn());
        return switch (node.type()) {
            case SOURCE ->
                "source:" + node.packageName() + "." + node.extra("source_name").orElse("") + "." + node.name();
            case EXPOSURE -> "exposure:" + qualified;
            case UNIT_TEST -> "unit_test:" + qualified;
            default -> qualified;
        };
    }

    private static String json(Node node) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        Map<String, @Nullable Object> all = node.facts();
        for (String key : List.of(
                "name",
                "resource_type",
                "package_name",
                "original_file_path",
                "unique_id",
                "alias",
                "config",
                "tags",
                "depends_on",
                "relation_name")) {
            facts.put(key, all.get(key));
        }
        StringWriter text = new StringWriter();
        try (JsonText json = new JsonText(text)) {
            json.write(facts);
        }
        return text.toString();
    }
}
