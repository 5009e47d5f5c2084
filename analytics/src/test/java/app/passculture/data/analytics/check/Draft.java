package app.passculture.data.analytics.check;

import app.passculture.data.analytics.transformation.ProjectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A small project written for one test. */
record Draft(Path directory) {

    static Draft in(Path directory) {
        return new Draft(directory)
                .file(
                        "dbt_project.yml",
                        "name: shop\nversion: '1.0'\nprofile: shop\nmodels: {shop: {+materialized: table}}\n")
                .file("targets.yml", "default: local\ntargets: {local: {project: p, dataset: d}}\n");
    }

    Draft file(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Draft model(String name, String sql) {
        return file("models/" + name + ".sql", sql);
    }

    Checking checking(Checking.Memory memory) {
        ProjectOptions options = ProjectOptions.of(directory, () -> Instant.parse("2021-03-10T00:00:00Z"));
        return Checking.of(options, directory.resolve("target"), memory);
    }

    Checking.Knowledge knowledge() {
        return checking(Checking.Memory.NONE)
                .knowledge(project -> project.nodes().values());
    }

    CheckReport check() {
        return knowledge().report();
    }

    List<String> findings() {
        return check().findings().stream().map(Finding::toString).toList();
    }
}
