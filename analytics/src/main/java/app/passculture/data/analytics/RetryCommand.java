package app.passculture.data.analytics;

import app.passculture.data.analytics.execution.RunResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs again what the last run did not end well, with the same target, variables and window. */
@Command(name = "retry", description = "Runs what failed or was skipped again.", mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

    private static final Set<String> SELECTING =
            Set.of("-s", "--select", "-m", "--models", "--exclude", "--selector", "--indirect-selection");

    private final Analytics.Surface surface;

    @Mixin
    private final ProjectDirectory directory = new ProjectDirectory();

    RetryCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        RunResults.Earlier earlier = RunResults.read(
                Artefacts.results(directory.path().toAbsolutePath().normalize()));
        Set<String> unwell = earlier.unwell();
        if (unwell.isEmpty()) {
            surface.out().println("Nothing to do again: everything in the last run ended well.");
            return 0;
        }
        return Analytics.run(surface, again(earlier.arguments(), unwell).toArray(String[]::new));
    }

    /** The command of the last run, with the nodes that did not end well in the place of its selection. */
    private static List<String> again(List<String> arguments, Set<String> unwell) {
        List<String> again = new ArrayList<>();
        boolean selecting = false;
        for (String argument : arguments) {
            if (argument.startsWith("-")) {
                selecting = SELECTING.contains(argument.split("=", 2)[0]);
            }
            if (!selecting) {
                again.add(argument);
            }
        }
        again.add("--only");
        again.addAll(unwell);
        return again;
    }
}
