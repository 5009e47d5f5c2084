package app.passculture.data.analytics;

import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.SqlFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives the SQL files of a project one form: white space and the case of keywords, nothing that means something. */
@Command(name = "fmt", description = "Formats SQL files: white space and keywords.", mixinStandardHelpOptions = true)
final class FormatCommand implements Callable<Integer> {

    private static final Set<String> LEFT_ALONE = Set.of("target", "dbt_packages");

    private final Analytics.Surface surface;

    @Mixin
    private final ProjectDirectory directory = new ProjectDirectory();

    @Option(names = "--check", description = "Changes nothing; it is an error when a file would change.")
    private boolean check;

    FormatCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        int changed = 0;
        for (Path file : files()) {
            String text = DataFile.text(file);
            String formatted = SqlFormat.of(text);
            if (!formatted.equals(text)) {
                changed++;
                surface.out()
                        .println((check ? "would change " : "changed ")
                                + directory.path().relativize(file));
                if (!check) {
                    DataFile.write(file, formatted);
                }
            }
        }
        surface.out().println(changed == 0 ? "Every file has the form already." : changed + " files.");
        return check && changed > 0 ? 1 : 0;
    }

    private List<Path> files() {
        if (!Files.isRegularFile(directory.path().resolve("dbt_project.yml"))) {
            throw new ProjectException.BadRequest(
                    "no dbt_project.yml in " + directory.path().toAbsolutePath());
        }
        try (Stream<Path> walk = Files.walk(directory.path())) {
            return walk.filter(path -> path.toString().endsWith(".sql"))
                    .filter(Files::isRegularFile)
                    .filter(path -> isOurs(directory.path().relativize(path)))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(directory.path(), cause);
        }
    }

    private static boolean isOurs(Path relative) {
        String first = relative.getName(0).toString();
        return !LEFT_ALONE.contains(first) && !first.startsWith(".");
    }
}
