package app.passculture.data.analytics;

import app.passculture.data.analytics.execution.RunRequest;
import app.passculture.data.analytics.transformation.Deferral;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that execute nodes. */
final class RunArguments {

    @Option(names = "--threads", description = "How many nodes at a time (default: as the target says).")
    private int threads;

    @Option(
            names = {"-x", "--fail-fast"},
            description = "The first failure stops the run.")
    private boolean failFast;

    @Option(names = "--dry-run", description = "Shows what would be done, and does nothing.")
    private boolean dryRun;

    @Option(
            names = "--output",
            description = "text (default), ndjson (an event a line) or json (the results at the end).")
    private String output = "text";

    @Option(
            names = {"-q", "--quiet"},
            description = "Only the summary.")
    private boolean quiet;

    boolean dryRun() {
        return dryRun;
    }

    boolean quiet() {
        return quiet;
    }

    String output() {
        return output;
    }

    RunRequest request(Project project, List<Node> nodes, Deferral deferral, String invocation) {
        return new RunRequest(
                nodes,
                project.options().refresh(),
                Optional.empty(),
                threads > 0 ? threads : threads(project),
                failFast ? RunRequest.AfterFailure.STOP : RunRequest.AfterFailure.GO_ON,
                invocation,
                seconds(Artefacts.results(project.options().directory())),
                deferral);
    }

    private static int threads(Project project) {
        return project.target()
                .attribute("threads")
                .map(value -> Integer.parseInt(String.valueOf(value)))
                .orElse(1);
    }

    /** What the run before tells of durations; nothing when there was none. */
    private static Map<String, Double> seconds(Path results) {
        return Files.isRegularFile(results)
                ? app.passculture.data.analytics.execution.RunResults.read(results)
                        .seconds()
                : Map.of();
    }
}
