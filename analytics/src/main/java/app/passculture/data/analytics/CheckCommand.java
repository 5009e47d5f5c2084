package app.passculture.data.analytics;

import app.passculture.data.analytics.check.CheckReport;
import app.passculture.data.analytics.check.Checking;
import app.passculture.data.analytics.check.CostCheck;
import app.passculture.data.analytics.check.Reports;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks types, columns, contracts, policies and rules, without running anything. */
@Command(
        name = "check",
        description = "Checks the project without running it: types, columns, contracts, policies.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    private final Analytics.Surface surface;

    @Mixin
    private ProjectArguments arguments = new ProjectArguments();

    @Option(names = "--output", description = "text (default), json or sarif.")
    private String output = "text";

    @Option(names = "--no-cache", description = "Everything is analysed anew.")
    private boolean uncached;

    @Option(
            names = "--cost",
            description =
                    "Asks the warehouse what each model would read (dry runs), and compares that with its budget.")
    private boolean cost;

    CheckCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        Checking checking = Checking.of(
                        arguments.options(surface),
                        arguments.directory().resolve("target"),
                        uncached ? Checking.Memory.NONE : Checking.Memory.KEPT)
                .withRules((project, use) -> {
                    try (Warehouses.Opened bench = surface.warehouses().bench(project)) {
                        return use.apply(bench.warehouse());
                    }
                });
        CheckReport report = checking.report(arguments.asked(), arguments::nodes);
        if (cost) {
            report = withCosts(report);
        }
        surface.out().print(text(report));
        surface.out().flush();
        return report.errors() > 0 ? FAILED : 0;
    }

    private CheckReport withCosts(CheckReport report) {
        Project project = Project.read(arguments.options(surface));
        try (Warehouses.Opened opened = surface.warehouses().open(project)) {
            return new CostCheck(project, opened.warehouse()).over(report, arguments.nodes(project));
        }
    }

    private String text(CheckReport report) {
        return switch (output) {
            case "text" -> Reports.text(report);
            case "json" -> Reports.json(report);
            case "sarif" -> Reports.sarif(report);
            default -> throw new ProjectException.BadRequest("--output is text, json or sarif, not " + output);
        };
    }
}
