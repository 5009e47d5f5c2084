package app.passculture.data.analytics;

import app.passculture.data.analytics.check.Checking;
import app.passculture.data.analytics.documentation.Site;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the pages about the project. */
@Command(
        name = "docs",
        description = "Writes pages about the project into one folder.",
        mixinStandardHelpOptions = true)
final class DocsCommand implements Callable<Integer> {

    private final Analytics.Surface surface;

    @Mixin
    private ProjectArguments arguments = new ProjectArguments();

    @Option(names = "--folder", description = "Where the pages go (default: target/docs).")
    private @Nullable Path folder;

    DocsCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        Path target = arguments.directory().resolve("target");
        Checking.Knowledge known = Checking.of(arguments.options(surface), target, Checking.Memory.KEPT)
                .knowledge(project -> project.nodes().values());
        Path into = folder == null ? target.resolve("docs") : folder;
        int pages = new Site(known).write(into);
        surface.out().printf("%d tables described; open %s%n", pages, into.resolve("index.html"));
        if (known.report().errors() > 0) {
            surface.out()
                    .printf(
                            "%d errors: columns may be missing, see analytics check%n",
                            known.report().errors());
        }
        return 0;
    }
}
