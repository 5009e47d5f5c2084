package app.passculture.data.analytics;

import app.passculture.data.analytics.check.Checking;
import app.passculture.data.analytics.check.ColumnGraph;
import app.passculture.data.analytics.check.LineageText;
import app.passculture.data.analytics.transformation.ProjectException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where a column comes from and where it goes. */
@Command(
        name = "lineage",
        description = "Shows where columns come from and where they go.",
        mixinStandardHelpOptions = true)
final class LineageCommand implements Callable<Integer> {

    private final Analytics.Surface surface;

    @Mixin
    private ProjectArguments arguments = new ProjectArguments();

    @Parameters(paramLabel = "MODEL[.COLUMN]", arity = "1", description = "A model, or one of its columns.")
    private String wanted = "";

    @Option(names = "--direction", description = "up, down or both (default).")
    private String direction = "both";

    @Option(names = "--output", description = "text (default), json, dot or openlineage.")
    private String output = "text";

    LineageCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        Checking checking =
                Checking.of(arguments.options(surface), arguments.directory().resolve("target"), Checking.Memory.KEPT);
        Checking.Knowledge known = checking.knowledge(arguments::nodes);
        ColumnGraph graph = ColumnGraph.of(known.project(), known.report());
        List<ColumnGraph.Column> columns = graph.named(wanted);
        surface.out().print(text(new LineageText(graph, known), columns));
        surface.out().flush();
        return 0;
    }

    private String text(LineageText text, List<ColumnGraph.Column> columns) {
        boolean up = !direction.equals("down");
        boolean down = !direction.equals("up");
        if (!List.of("up", "down", "both").contains(direction)) {
            throw new ProjectException.BadRequest("--direction is up, down or both, not " + direction);
        }
        return switch (output) {
            case "text" -> (up ? text.upstream(columns) : "") + (down ? text.downstream(columns) : "");
            case "json" -> text.json(edges(text, columns, up, down));
            case "dot" -> text.dot(edges(text, columns, up, down));
            case "openlineage" -> text.openLineage(surface.clock().instant());
            default ->
                throw new ProjectException.BadRequest("--output is text, json, dot or openlineage, not " + output);
        };
    }

    private static Set<ColumnGraph.Edge> edges(
            LineageText text, List<ColumnGraph.Column> columns, boolean up, boolean down) {
        Set<ColumnGraph.Edge> edges = new LinkedHashSet<>(up ? text.graph().upstream(columns) : new ArrayList<>());
        if (down) {
            edges.addAll(text.graph().downstream(columns));
        }
        return edges;
    }
}
