package app.passculture.data.analytics.warehouse.local.storage;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.Data;
import com.google.api.services.storage.model.StorageObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of objects besides their bytes, a JSON file each. */
final class MetadataFiles {

    private final Path directory;

    MetadataFiles(Path directory) {
        this.directory = directory;
    }

    /** Without fields when nothing is known. */
    StorageObject read(String bucket, String name) throws IOException {
        try (InputStream text = Files.newInputStream(file(bucket, name))) {
            return GsonFactory.getDefaultInstance()
                    .createJsonParser(text, StandardCharsets.UTF_8)
                    .parse(StorageObject.class);
        } catch (NoSuchFileException e) {
            return new StorageObject();
        }
    }

    void write(String bucket, String name, StorageObject object) throws IOException {
        Path file = file(bucket, name);
        Files.createDirectories(file.getParent());
        Path next = Files.createTempFile(directory, "metadata", "");
        Files.write(next, GsonFactory.getDefaultInstance().toByteArray(object));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(String bucket, String name) throws IOException {
        Files.deleteIfExists(file(bucket, name));
    }

    /** A flat file, so that names never stand in each other's way; a long name is shortened to its hash. */
    private Path file(String bucket, String name) {
        String flat = java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
        String safe = flat.length() <= 200 ? flat : flat.substring(0, 100) + "~" + hash(flat);
        return directory.resolve(bucket).resolve(safe + ".json");
    }

    private static String hash(String text) {
        return java.util
                .UUID
                .nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The old entries and the new ones; one that is null goes. */
    static Map<String, String> merged(@Nullable Map<String, String> old, Map<String, String> more) {
        Map<String, String> all = old == null ? new TreeMap<>() : new TreeMap<>(old);
        more.forEach((key, value) -> {
            if (value == null || Data.isNull(value)) {
                all.remove(key);
            } else {
                all.put(key, value);
            }
        });
        return all;
    }
}
