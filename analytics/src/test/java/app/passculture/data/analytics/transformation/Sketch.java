package app.passculture.data.analytics.transformation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small project written into a directory, file by file. */
public final class Sketch {

    /** The time of every test. */
    public static final InstantSource CLOCK = Shop.CLOCK;

    private final Path directory;
    private final Map<String, String> files = new LinkedHashMap<>();

    public Sketch(Path directory) {
        this.directory = directory;
        with("dbt_project.yml", "name: small\nversion: '1'\n");
        with(
                "targets.yml",
                "default: local\ntargets:\n  local: {project: p, dataset: d}\n  prod: {project: q, dataset: e}\n");
    }

    public Sketch with(String path, String text) {
        files.put(path, text);
        return this;
    }

    public ProjectOptions options() {
        files.forEach((path, text) -> {
            try {
                Files.createDirectories(directory.resolve(path).getParent());
                Files.writeString(directory.resolve(path), text);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        });
        return ProjectOptions.of(directory, CLOCK);
    }

    public Project read() {
        return Project.read(options());
    }
}
