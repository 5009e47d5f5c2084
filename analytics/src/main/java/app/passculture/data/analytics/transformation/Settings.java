package app.passculture.data.analytics.transformation;

import java.nio.file.Path;
import java.util.List;

/** What a dbt_project.yml says of its package. */
record Settings(String name, Path root, String prefix, Yaml.Mapping yaml) {

    private static final String FILE = "dbt_project.yml";

    /** Reads the settings of the package in a directory; the prefix is its path from the root project. */
    static Settings read(Path root, String prefix) {
        Path file = root.resolve(FILE);
        Yaml.Mapping yaml = YamlFile.read(prefix + FILE, ProjectFiles.text(file));
        return new Settings(yaml.text("name"), root, prefix, yaml);
    }

    private List<String> paths(String key, String oldKey, String... usual) {
        List<String> given = yaml.texts(key);
        List<String> old = given.isEmpty() ? yaml.texts(oldKey) : given;
        return old.isEmpty() ? List.of(usual) : old;
    }

    List<String> modelPaths() {
        return paths("model-paths", "source-paths", "models");
    }

    List<String> seedPaths() {
        return paths("seed-paths", "data-paths", "seeds");
    }

    List<String> snapshotPaths() {
        return paths("snapshot-paths", "snapshot-paths", "snapshots");
    }

    List<String> testPaths() {
        return paths("test-paths", "test-paths", "tests");
    }

    List<String> macroPaths() {
        return paths("macro-paths", "macro-paths", "macros");
    }

    List<String> analysisPaths() {
        return paths("analysis-paths", "analysis-paths", "analyses");
    }

    List<String> docsPaths() {
        List<String> given = yaml.texts("docs-paths");
        return given.isEmpty()
                ? java.util.stream.Stream.of(modelPaths(), seedPaths(), snapshotPaths(), analysisPaths(), macroPaths())
                        .flatMap(List::stream)
                        .distinct()
                        .toList()
                : given;
    }

    String packagesPath() {
        return yaml.findText("packages-install-path").orElse("dbt_packages");
    }
}
