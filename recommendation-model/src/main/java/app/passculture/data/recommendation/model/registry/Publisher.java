package app.passculture.data.recommendation.model.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Changes one model's folder, step by step, while its lock is held. The ledger is replaced last: until then a crash
 * leaves only files that no reader looks at and that the next publisher sweeps away.
 */
record Publisher(ModelFolder folder, FileSteps steps) {

    /** Writes all files of the version where no reader looks, and returns that place. */
    Path stage(Manifest manifest, EncodedModel encoded) throws IOException {
        var directory = folder.staging(manifest.version());
        steps.createDirectories(directory);
        for (var file : encoded.files().entrySet()) {
            steps.write(directory.resolve(file.getKey()), file.getValue());
        }
        steps.write(directory.resolve(PublishedFiles.MANIFEST), ManifestJson.write(manifest));
        return directory;
    }

    /** Moves a staged version to its final place, still unseen. */
    void install(String version) throws IOException {
        steps.createDirectories(folder.versions());
        steps.move(folder.staging(version), folder.version(version));
    }

    /** Makes {@code ledger} what readers see, at once. */
    void replace(Ledger ledger) throws IOException {
        steps.write(folder.nextCurrent(), ledger.text().getBytes(StandardCharsets.UTF_8));
        steps.move(folder.nextCurrent(), folder.current());
    }

    /** Removes what publishers that died left behind. */
    void sweep(Ledger ledger) throws IOException {
        deleteTree(folder.nextCurrent());
        for (var staged : children(folder.staging())) {
            deleteTree(staged);
        }
        for (var version : children(folder.versions())) {
            if (!ledger.versions().contains(version.getFileName().toString())) {
                deleteTree(version);
            }
        }
    }

    private void deleteTree(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            for (var child : children(path)) {
                deleteTree(child);
            }
            steps.delete(path);
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (var children = Files.list(directory)) {
            return children.toList();
        }
    }
}
