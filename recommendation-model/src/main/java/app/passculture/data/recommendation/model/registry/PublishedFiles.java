package app.passculture.data.recommendation.model.registry;

import app.passculture.data.recommendation.model.Model;
import app.passculture.data.recommendation.model.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.TreeMap;

/** Reads what a publisher wrote and refuses whatever is not exactly that. */
final class PublishedFiles {
    static final String MANIFEST = "manifest.json";

    private PublishedFiles() {}

    /** The ledger of a model; an empty one when nothing was ever published. */
    static Ledger ledger(ModelFolder folder) {
        var file = folder.current();
        if (Files.notExists(file)) {
            return Ledger.empty();
        }
        try {
            return Ledger.parse(new String(content(file), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new ModelException.Corrupt(file, "is not a ledger: " + e.getMessage(), e);
        }
    }

    /** The version of {@code folder} that lies in {@code directory}. */
    static PublishedModel model(ModelFolder folder, String version, Path directory) {
        var file = directory.resolve(MANIFEST);
        var manifest = ManifestJson.read(file, content(file));
        if (!manifest.name().equals(folder.name()) || !manifest.version().equals(version)) {
            throw new ModelException.Corrupt(
                    file, "belongs to version %s of %s".formatted(manifest.version(), manifest.name()));
        }
        return new PublishedModel(folder.name(), version, decode(directory, manifest), manifest);
    }

    private static Model decode(Path directory, Manifest manifest) {
        var files = new TreeMap<String, byte[]>();
        for (var file : manifest.files()) {
            files.put(file.name(), checkedContent(directory.resolve(file.name()), file));
        }
        try {
            return new EncodedModel(manifest.kind(), manifest.parameters(), files).decode();
        } catch (IllegalArgumentException e) {
            throw new ModelException.Corrupt(directory, "is not a model: " + e.getMessage(), e);
        }
    }

    private static byte[] checkedContent(Path path, ModelFile file) {
        var content = content(path);
        if (content.length != file.bytes()) {
            throw new ModelException.Corrupt(
                    path, "is %d bytes long, published with %d".formatted(content.length, file.bytes()));
        }
        var sha256 = Sha256.of(content);
        if (!sha256.equals(file.sha256())) {
            throw new ModelException.Corrupt(
                    path, "has SHA-256 %s, published with %s".formatted(sha256, file.sha256()));
        }
        return content;
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ModelException.Missing(file, "no such file", e);
        } catch (IOException e) {
            throw new ModelException.Unavailable(file, "cannot be read: " + e, e);
        }
    }
}
