package app.passculture.data.analytics;

import app.passculture.data.analytics.quality.TableDifference;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the tables of two targets: columns, numbers of rows, and by key which rows and which values differ. */
@Command(name = "diff", description = "Compares tables between two targets.", mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    private final Analytics.Surface surface;

    @Mixin
    private ProjectArguments arguments = new ProjectArguments();

    @Option(names = "--against", required = true, description = "The other target.")
    private String against = "";

    @Option(
            names = "--keys",
            split = ",",
            description = "The columns that tell rows apart (default: the model's unique_key).")
    private List<String> keys = List.of();

    DiffCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        ProjectOptions options = arguments.options(surface);
        Project here = Project.read(options);
        Project there = Project.read(options.withTarget(against));
        boolean same = true;
        try (Warehouses.Opened opened = surface.warehouses().open(here)) {
            TableDifference difference = new TableDifference(opened.warehouse());
            for (Node node : arguments.nodes(here)) {
                if (node.type().referable() && !node.ephemeral()) {
                    List<String> told = difference.between(node, there.node(node.uniqueId()), keys);
                    same &= told.isEmpty();
                    surface.out().println(node.name() + (told.isEmpty() ? ": same" : ":"));
                    told.forEach(line -> surface.out().println("  " + line));
                }
            }
        }
        return same ? 0 : 1;
    }
}
