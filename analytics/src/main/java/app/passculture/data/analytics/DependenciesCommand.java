package app.passculture.data.analytics;

import app.passculture.data.analytics.transformation.DataFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells which packages a project asks for and which are vendored; nothing is downloaded. */
@Command(
        name = "deps",
        description = "Tells which packages are vendored in dbt_packages; downloads nothing.",
        mixinStandardHelpOptions = true)
final class DependenciesCommand implements Callable<Integer> {

    /** Packages whose macros and tests come with the engine. */
    private static final List<String> BUILT_IN = List.of("dbt_utils");

    private final Analytics.Surface surface;

    @Option(names = "--project-dir", description = "Where dbt_project.yml is (default: here).")
    private Path directory = Path.of("");

    DependenciesCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        Path declared = directory.resolve("packages.yml");
        List<String> names = Files.isRegularFile(declared) ? names(declared) : List.of();
        int missing = 0;
        for (String name : names) {
            boolean vendored = Files.isRegularFile(
                    directory.resolve("dbt_packages").resolve(name).resolve("dbt_project.yml"));
            boolean builtIn = BUILT_IN.contains(name);
            missing += vendored || builtIn ? 0 : 1;
            surface.out().println((vendored ? "vendored  " : builtIn ? "built in  " : "MISSING   ") + name);
        }
        surface.out()
                .println(
                        names.isEmpty()
                                ? "packages.yml asks for no package."
                                : "Packages are read from dbt_packages; this command downloads nothing.");
        return missing == 0 ? 0 : Analytics.NOT_POSSIBLE;
    }

    private static List<String> names(Path file) {
        List<String> names = new ArrayList<>();
        if (DataFile.parse("packages.yml", DataFile.text(file)) instanceof Map<?, ?> map
                && map.get("packages") instanceof List<?> packages) {
            for (Object each : packages) {
                if (each instanceof Map<?, ?> entry) {
                    names.add(name(entry));
                }
            }
        }
        return names;
    }

    /** The last part of {@code dbt-labs/dbt_utils}, a git address or a path. */
    private static String name(Map<?, ?> entry) {
        Object given = entry.get("package") == null ? entry.get("git") : entry.get("package");
        String text = String.valueOf(given == null ? entry.get("local") : given);
        return text.substring(text.lastIndexOf('/') + 1).replaceFirst("\\.git$", "");
    }
}
