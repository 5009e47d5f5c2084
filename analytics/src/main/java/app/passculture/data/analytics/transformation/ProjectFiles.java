package app.passculture.data.analytics.transformation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of one package by what they are for, read in parallel. */
record ProjectFiles(
        Settings settings,
        List<SourceFile> models,
        List<SourceFile> macros,
        List<SourceFile> tests,
        List<SourceFile> genericTests,
        List<SourceFile> snapshots,
        List<SourceFile> analyses,
        List<SourceFile> seeds,
        List<SourceFile> properties,
        List<SourceFile> docs) {

    static ProjectFiles read(Settings settings) {
        List<String> propertyPaths = Stream.of(
                        settings.modelPaths(),
                        settings.seedPaths(),
                        settings.snapshotPaths(),
                        settings.testPaths(),
                        settings.macroPaths(),
                        settings.analysisPaths())
                .flatMap(List::stream)
                .distinct()
                .toList();
        List<SourceFile> tests = files(settings, settings.testPaths(), ".sql");
        return new ProjectFiles(
                settings,
                files(settings, settings.modelPaths(), ".sql"),
                files(settings, settings.macroPaths(), ".sql"),
                tests.stream().filter(file -> !isGeneric(settings, file)).toList(),
                tests.stream().filter(file -> isGeneric(settings, file)).toList(),
                files(settings, settings.snapshotPaths(), ".sql"),
                files(settings, settings.analysisPaths(), ".sql"),
                files(settings, settings.seedPaths(), ".csv"),
                properties(settings, propertyPaths),
                files(settings, settings.docsPaths(), ".md"));
    }

    private static List<SourceFile> properties(Settings settings, List<String> paths) {
        List<SourceFile> properties = new ArrayList<>(files(settings, paths, ".yml"));
        properties.addAll(files(settings, paths, ".yaml"));
        return properties.stream()
                .filter(file -> settings.testPaths().stream()
                        .noneMatch(path -> file.packagePath().startsWith(path + "/fixtures/")))
                .toList();
    }

    private static boolean isGeneric(Settings settings, SourceFile file) {
        return settings.testPaths().stream().anyMatch(path -> file.packagePath().startsWith(path + "/generic/"));
    }

    private static List<SourceFile> files(Settings settings, List<String> directories, String extension) {
        return directories.stream()
                .flatMap(directory -> paths(settings.root().resolve(directory), extension).stream())
                .distinct()
                .toList()
                .parallelStream()
                .map(path -> file(settings, path))
                .toList();
    }

    private static List<Path> paths(Path directory, String extension) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.find(directory, Integer.MAX_VALUE, ProjectFiles::isFile)) {
            return walk.filter(path -> path.getFileName().toString().endsWith(extension))
                    .filter(path -> !isHidden(directory.relativize(path)))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(directory, cause);
        }
    }

    /** Asks the file system again only where a link stands. */
    private static boolean isFile(Path path, BasicFileAttributes attributes) {
        return attributes.isRegularFile() || (attributes.isSymbolicLink() && Files.isRegularFile(path));
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static SourceFile file(Settings settings, Path path) {
        String relative = settings.root().relativize(path).toString().replace('\\', '/');
        return new SourceFile(settings.name(), settings.prefix() + relative, relative, path, text(path));
    }

    /** The text of a file. */
    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (java.nio.charset.MalformedInputException wrong) {
            throw ProjectException.Invalid.at(
                    new app.passculture.data.analytics.template.Position(path.toString(), 1, 1), "is not UTF-8");
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(path, cause);
        }
    }
}
