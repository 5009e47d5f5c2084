package app.passculture.data.analytics;

import app.passculture.data.analytics.quality.CellText;
import app.passculture.data.analytics.transformation.CommonTables;
import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.JsonText;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows rows of a model's query, of one of its common table expressions, or of SQL given on the command line. */
@Command(name = "show", description = "Shows rows of a model or of inline SQL.", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private final Analytics.Surface surface;

    @Mixin
    private ProjectArguments arguments = new ProjectArguments();

    @Option(names = "--inline", description = "SQL with templates, in place of a model.")
    private @Nullable String inline;

    @Option(names = "--cte", description = "The common table expression to look at.")
    private @Nullable String cte;

    @Option(names = "--limit", description = "How many rows (default 20).")
    private int limit = 20;

    @Option(names = "--output", description = "text (default) or json.")
    private String output = "text";

    ShowCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        Project project = Project.read(arguments.options(surface));
        try (Warehouses.Opened opened = surface.warehouses().open(project);
                Rows rows = opened.warehouse()
                        .query(Statement.of("select * from (\n"
                                + query(project, opened.warehouse()).strip().replaceFirst(";\\s*$", "")
                                + "\n) as shown limit " + limit))) {
            List<Row> found = rows.toList();
            surface.out().println(output.equals("json") ? json(found) : TextTable.of(rows.schema(), found));
        }
        return 0;
    }

    private String query(Project project, Warehouse warehouse) {
        Compiler compiler = new Compiler(project, surface.clock(), _ -> false);
        Predicate<Node> exists =
                node -> warehouse.find(node.relation().orElseThrow().table()).isPresent();
        String sql = inline == null ? model(project, compiler, exists) : inline(inline, project, compiler, exists);
        return cte == null ? sql : CommonTables.of(sql).rowsOf(cte);
    }

    private String model(Project project, Compiler compiler, Predicate<Node> exists) {
        Node model = model(project);
        return compiler.with(arguments.deferral().substitution(project, List.of(model), exists))
                .compile(model)
                .sql();
    }

    /** Which tables a text reads is known when it is compiled. */
    private String inline(String text, Project project, Compiler compiler, Predicate<Node> exists) {
        String sql = compiler.inline(text);
        List<Node> read = project.nodes().values().stream()
                .filter(node -> node.type().referable())
                .filter(node -> node.relation()
                        .filter(name -> sql.contains(name.quoted()))
                        .isPresent())
                .toList();
        return compiler.with(arguments.deferral().reading(read, exists)).inline(text);
    }

    private Node model(Project project) {
        List<Node> nodes = arguments.nodes(project).stream()
                .filter(node -> Compiler.hasSql(node) && node.type().referable())
                .toList();
        if (nodes.size() != 1) {
            throw new ProjectException.BadRequest(
                    "show needs one model (--select) or --inline; %d are selected".formatted(nodes.size()));
        }
        return nodes.getFirst();
    }

    private static String json(List<Row> rows) {
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        for (Row row : rows) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 0; i < row.values().size(); i++) {
                Object value = row.values().get(i);
                boolean plain = value == null || value instanceof Boolean || value instanceof Number;
                values.put(row.schema().fields().get(i).name(), plain ? number(value) : CellText.of(value));
            }
            data.add(values);
        }
        return JsonText.of(data);
    }

    private static @Nullable Object number(@Nullable Object value) {
        return value instanceof java.math.BigDecimal decimal ? decimal.doubleValue() : value;
    }
}
