package app.passculture.data.analytics.transformation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The packages of a project: the root, and those vendored into it. */
final class Packages {

    private Packages() {}

    /** The root project first. */
    static List<ProjectFiles> read(Path directory) {
        if (!Files.isRegularFile(directory.resolve("dbt_project.yml"))) {
            throw new ProjectException.BadRequest("no dbt_project.yml in " + directory);
        }
        Settings root = Settings.read(directory, "");
        List<Settings> settings = new ArrayList<>(List.of(root));
        Path installed = directory.resolve(root.packagesPath());
        for (Path each : directories(installed)) {
            String prefix = root.packagesPath() + "/" + each.getFileName() + "/";
            settings.add(Settings.read(each, prefix));
        }
        return settings.stream().map(ProjectFiles::read).toList();
    }

    private static List<Path> directories(Path installed) {
        if (!Files.isDirectory(installed)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(installed)) {
            return list.filter(path -> Files.isRegularFile(path.resolve("dbt_project.yml")))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(installed, cause);
        }
    }
}
