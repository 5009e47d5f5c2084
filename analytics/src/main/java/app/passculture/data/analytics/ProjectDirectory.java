package app.passculture.data.analytics;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that works on a project. */
final class ProjectDirectory {

    /** By default what the variable says that dbt reads, too. */
    @Option(
            names = "--project-dir",
            defaultValue = "${env:DBT_PROJECT_DIR:-}",
            description = "Where dbt_project.yml is (default: DBT_PROJECT_DIR, or here).")
    private Path directory = Path.of("");

    /** As it was given. */
    Path path() {
        return directory;
    }
}
