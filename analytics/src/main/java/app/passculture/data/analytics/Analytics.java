package app.passculture.data.analytics;

import app.passculture.data.analytics.execution.ExecutionException;
import app.passculture.data.analytics.googlesql.GoogleSqlException;
import app.passculture.data.analytics.template.TemplateException;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code analytics build}, {@code analytics ls} and the rest. */
@Command(
        name = "analytics",
        description = "Reads a dbt project, checks it, runs it and tests it.",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = false)
public final class Analytics implements Runnable {

    static final int NOT_POSSIBLE = 2;
    static final int INTERRUPTED = 130;

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    private Analytics() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        PrintWriter errors = new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8);
        InstantSource clock = InstantSource.system();
        Surface surface = new Surface(
                clock,
                System.getenv(),
                out,
                errors,
                new Engines(),
                () -> UUID.randomUUID().toString());
        System.exit(run(surface, arguments));
    }

    /** Runs one command; the result is its exit code. */
    static int run(Surface surface, String... arguments) {
        CommandLine line = new CommandLine(new Analytics())
                .addSubcommand(new CompileCommand(surface))
                .addSubcommand(new ListCommand(surface))
                .addSubcommand(executing(surface, "run", "Builds models.", ResourceType.MODEL))
                .addSubcommand(executing(surface, "test", "Runs tests.", ResourceType.TEST, ResourceType.UNIT_TEST))
                .addSubcommand(executing(
                        surface,
                        "build",
                        "Builds and tests everything; what fails its tests holds back what needs it.",
                        ResourceType.MODEL,
                        ResourceType.SEED,
                        ResourceType.SNAPSHOT,
                        ResourceType.TEST,
                        ResourceType.UNIT_TEST))
                .addSubcommand(executing(surface, "seed", "Loads seeds.", ResourceType.SEED))
                .addSubcommand(executing(surface, "snapshot", "Takes snapshots.", ResourceType.SNAPSHOT))
                .addSubcommand(new CheckCommand(surface))
                .addSubcommand(new LineageCommand(surface))
                .addSubcommand(new DocsCommand(surface))
                .addSubcommand(new RetryCommand(surface))
                .addSubcommand(new ShowCommand(surface))
                .addSubcommand(new FreshnessCommand(surface))
                .addSubcommand(new DiffCommand(surface))
                .addSubcommand(new FormatCommand(surface))
                .addSubcommand(new DependenciesCommand(surface))
                .addSubcommand(new InitCommand(surface))
                .addSubcommand(new CleanCommand(surface))
                .setOut(surface.out())
                .setErr(surface.errors())
                .setExecutionExceptionHandler((problem, command, _) -> {
                    if (!isExpected(problem)) {
                        throw problem;
                    }
                    command.getErr().println(problem.getMessage());
                    return NOT_POSSIBLE;
                });
        return line.execute(arguments);
    }

    private static CommandLine executing(Surface surface, String name, String description, ResourceType... types) {
        return ExecuteCommand.of(surface, name, description, types);
    }

    private static boolean isExpected(Exception problem) {
        return problem instanceof ProjectException
                || problem instanceof ExecutionException
                || problem instanceof GoogleSqlException
                || problem instanceof TemplateException
                || problem instanceof WarehouseException;
    }

    /** What commands see of the world. */
    record Surface(
            InstantSource clock,
            Map<String, String> environment,
            PrintWriter out,
            PrintWriter errors,
            Warehouses warehouses,
            Supplier<String> ids) {}

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
