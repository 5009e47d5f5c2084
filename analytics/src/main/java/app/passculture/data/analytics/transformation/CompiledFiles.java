package app.passculture.data.analytics.transformation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes the SQL of each node into a file of its own. */
public final class CompiledFiles {

    private CompiledFiles() {}

    /** Where the SQL of a node goes, below the target directory. */
    public static String path(Node node) {
        boolean generic =
                node.type() == ResourceType.TEST && node.extra("test_metadata").isPresent();
        boolean shared = generic || !node.path().endsWith(".sql");
        String file = shared ? node.path() + "/" + node.name() + ".sql" : node.path();
        return "compiled/" + node.packageName() + "/" + file;
    }

    public static void write(Project project, Map<String, Compiled> compiled, Path target) {
        Map<Path, Path> folders = new ConcurrentHashMap<>();
        compiled.entrySet().parallelStream().forEach(each -> {
            Path file = target.resolve(path(project.node(each.getKey())));
            folders.computeIfAbsent(file.getParent(), CompiledFiles::made);
            try {
                Files.writeString(file, each.getValue().sql());
            } catch (IOException cause) {
                throw new ProjectException.Unreachable(file, cause);
            }
        });
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(folder, cause);
        }
    }
}
