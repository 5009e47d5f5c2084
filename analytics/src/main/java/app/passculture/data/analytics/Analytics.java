package app.passculture.data.analytics;

import app.passculture.data.analytics.transformation.ProjectException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
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

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    private Analytics() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        PrintWriter errors = new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8);
        System.exit(run(InstantSource.system(), System.getenv(), out, errors, arguments));
    }

    /** Runs one command; the result is its exit code. */
    static int run(
            InstantSource clock,
            Map<String, String> environment,
            PrintWriter out,
            PrintWriter errors,
            String... arguments) {
        Surface surface = new Surface(clock, environment, out);
        CommandLine line = new CommandLine(new Analytics())
                .addSubcommand(new CompileCommand(surface))
                .addSubcommand(new ListCommand(surface))
                .setOut(out)
                .setErr(errors)
                .setExecutionExceptionHandler((problem, command, _) -> {
                    if (!(problem instanceof ProjectException)) {
                        throw problem;
                    }
                    command.getErr().println(problem.getMessage());
                    return NOT_POSSIBLE;
                });
        return line.execute(arguments);
    }

    /** What commands see of the world. */
    record Surface(InstantSource clock, Map<String, String> environment, PrintWriter out) {}

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
