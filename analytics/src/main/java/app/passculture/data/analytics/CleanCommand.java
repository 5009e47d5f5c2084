package app.passculture.data.analytics;

import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.ProjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes what commands leave in a project: its clean-targets. */
@Command(name = "clean", description = "Deletes the clean-targets of the project.", mixinStandardHelpOptions = true)
final class CleanCommand implements Callable<Integer> {

    private final Analytics.Surface surface;

    @Mixin
    private final ProjectDirectory directory = new ProjectDirectory();

    CleanCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        Path root = directory.path().toAbsolutePath().normalize();
        Path settings = root.resolve("dbt_project.yml");
        if (!Files.isRegularFile(settings)) {
            throw new ProjectException.BadRequest("no dbt_project.yml in " + root);
        }
        for (String target : targets(settings)) {
            Path path = root.resolve(target).normalize();
            if (!path.startsWith(root) || path.equals(root)) {
                throw new ProjectException.BadRequest("clean-targets: '" + target + "' is not inside the project");
            }
            if (Files.exists(path)) {
                delete(path);
                surface.out().println("deleted " + root.relativize(path));
            }
        }
        return 0;
    }

    private static List<String> targets(Path settings) {
        return DataFile.parse("dbt_project.yml", DataFile.text(settings)) instanceof Map<?, ?> map
                        && map.get("clean-targets") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("target");
    }

    private static void delete(Path path) {
        try (Stream<Path> walk = Files.walk(path)) {
            for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(path, cause);
        }
    }
}
