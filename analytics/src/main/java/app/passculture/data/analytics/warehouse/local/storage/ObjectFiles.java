package app.passculture.data.analytics.warehouse.local.storage;

import app.passculture.data.analytics.warehouse.WarehouseException.Conflict;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import com.google.api.client.util.DateTime;
import com.google.api.services.storage.model.StorageObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Objects as files: {@code directory/bucket/name} holds the bytes, {@code directory/.metadata/bucket/name} what is known of them. A file that
 * was put there by hand is an object too. An object and a "folder" of the same name cannot both be.
 */
final class ObjectFiles {

    static final String DEFAULT_TYPE = "application/octet-stream";

    private final Path directory;
    private final Clock clock;
    private final MetadataFiles metadata;
    private final Lock changes = new ReentrantLock();

    ObjectFiles(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.metadata = new MetadataFiles(directory.resolve(".metadata"));
    }

    Path uploads() {
        return directory.resolve(".uploads");
    }

    /** An empty file for content that is not an object yet. */
    Path newUpload() throws IOException {
        Files.createDirectories(uploads());
        return Files.createTempFile(uploads(), "object", "");
    }

    boolean createBucket(String bucket) throws IOException {
        Files.createDirectories(directory);
        Path path = bucketPath(bucket);
        boolean created = !Files.isDirectory(path);
        Files.createDirectories(path);
        return created;
    }

    List<String> buckets() throws IOException {
        try (Stream<Path> paths = Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
            return paths.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    boolean hasBucket(String bucket) {
        return !bucket.startsWith(".") && !bucket.contains("/") && Files.isDirectory(bucketPath(bucket));
    }

    void deleteBucket(String bucket) throws IOException {
        if (!list(bucket, "").isEmpty()) {
            throw new Conflict("The bucket you tried to delete is not empty: " + bucket);
        }
        deleteTree(existing(bucket));
    }

    Optional<StorageObject> find(String bucket, String name) throws IOException {
        Path file = content(bucket, name);
        return Files.isRegularFile(file) ? Optional.of(describe(bucket, name, file)) : Optional.empty();
    }

    StorageObject describe(String bucket, String name) throws IOException {
        return find(bucket, name).orElseThrow(() -> new NotFound("No such object: %s/%s".formatted(bucket, name)));
    }

    Path content(String bucket, String name) {
        return ObjectPaths.below(existing(bucket), name);
    }

    /** The objects whose name begins so, by name. */
    List<StorageObject> list(String bucket, String prefix) throws IOException {
        Path root = existing(bucket);
        Path from = ObjectPaths.below(root, prefix.substring(0, prefix.lastIndexOf('/') + 1) + "x")
                .resolveSibling("");
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(from)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> ObjectPaths.name(root, file))
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .map(name -> described(bucket, name))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private Optional<StorageObject> described(String bucket, String name) {
        try {
            return find(bucket, name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Makes an object of an uploaded file, which it moves; {@code wanted} says type and metadata. */
    StorageObject put(String bucket, String name, StorageObject wanted, Path upload, Precondition condition)
            throws IOException {
        changes.lock();
        try {
            Optional<StorageObject> old = find(bucket, name);
            check(bucket, name, old, condition);
            Path file = content(bucket, name);
            makeDirectories(bucket, name, file);
            StorageObject stored = stored(name, wanted, upload, old);
            metadata.write(bucket, name, stored);
            Files.move(upload, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return describe(bucket, name);
        } finally {
            changes.unlock();
        }
    }

    private void makeDirectories(String bucket, String name, Path file) throws IOException {
        if (Files.isDirectory(file) || hasFileAbove(file, bucketPath(bucket))) {
            throw new Conflict(
                    "A directory cannot hold %s/%s and an object that is a folder of it".formatted(bucket, name));
        }
        Files.createDirectories(file.resolveSibling(""));
    }

    private static boolean hasFileAbove(Path file, Path bucket) {
        for (int depth = bucket.getNameCount() + 1; depth < file.getNameCount(); depth++) {
            if (Files.isRegularFile(above(file, depth))) {
                return true;
            }
        }
        return false;
    }

    private static Path above(Path file, int depth) {
        Path start = file.subpath(0, depth);
        Path root = file.getRoot();
        return root == null ? start : root.resolve(start);
    }

    StorageObject update(String bucket, String name, StorageObject wanted, Precondition condition) throws IOException {
        changes.lock();
        try {
            StorageObject object = describe(bucket, name);
            check(bucket, name, Optional.of(object), condition);
            merge(object, wanted);
            object.setMetageneration(object.getMetageneration() + 1).setUpdated(new DateTime(clock.millis()));
            metadata.write(bucket, name, object);
            return describe(bucket, name);
        } finally {
            changes.unlock();
        }
    }

    /** False when there is none. */
    boolean delete(String bucket, String name, Precondition condition) throws IOException {
        changes.lock();
        try {
            Optional<StorageObject> old = find(bucket, name);
            check(bucket, name, old, condition);
            Path file = content(bucket, name);
            boolean deleted = old.isPresent() && Files.deleteIfExists(file);
            metadata.delete(bucket, name);
            deleteEmptyParents(file, bucketPath(bucket));
            return deleted;
        } finally {
            changes.unlock();
        }
    }

    private static void deleteEmptyParents(Path file, Path bucket) throws IOException {
        Path parent = file.getParent();
        while (parent != null && !parent.equals(bucket) && Files.isDirectory(parent) && isEmpty(parent)) {
            Files.delete(parent);
            parent = parent.getParent();
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            return content.findAny().isEmpty();
        }
    }

    private static void check(String bucket, String name, Optional<StorageObject> object, Precondition condition) {
        long generation = object.map(StorageObject::getGeneration).orElse(0L);
        long metageneration = object.map(StorageObject::getMetageneration).orElse(0L);
        if (!condition.holds(generation, metageneration)) {
            throw new Conflict("At least one of the pre-conditions you specified did not hold: %s/%s has generation %d"
                    .formatted(bucket, name, generation));
        }
    }

    private StorageObject stored(String name, StorageObject wanted, Path upload, Optional<StorageObject> old)
            throws IOException {
        long micros = ChronoUnit.MICROS.between(java.time.Instant.EPOCH, clock.instant());
        DateTime now = new DateTime(clock.millis());
        return merge(new StorageObject(), wanted)
                .setName(name)
                .setGeneration(
                        Math.max(micros, old.map(StorageObject::getGeneration).orElse(0L) + 1))
                .setMetageneration(1L)
                .setTimeCreated(now)
                .setUpdated(now)
                .setCrc32c(Checksums.crc32c(upload));
    }

    private static StorageObject merge(StorageObject object, StorageObject wanted) {
        Optional.ofNullable(wanted.getContentType()).ifPresent(object::setContentType);
        Optional.ofNullable(wanted.getContentEncoding()).ifPresent(object::setContentEncoding);
        Optional.ofNullable(wanted.getCacheControl()).ifPresent(object::setCacheControl);
        Optional.ofNullable(wanted.getContentDisposition()).ifPresent(object::setContentDisposition);
        Optional.ofNullable(wanted.getMetadata())
                .map(more -> MetadataFiles.merged(object.getMetadata(), more))
                .ifPresent(object::setMetadata);
        return object;
    }

    private StorageObject describe(String bucket, String name, Path file) throws IOException {
        StorageObject object = metadata.read(bucket, name);
        long modified = Files.getLastModifiedTime(file).toMillis();
        object.setKind("storage#object").setBucket(bucket).setName(name).setStorageClass("STANDARD");
        object.setSize(BigInteger.valueOf(Files.size(file)));
        if (object.getGeneration() == null) {
            DateTime time = new DateTime(modified);
            object.setGeneration(modified * 1000)
                    .setMetageneration(1L)
                    .setTimeCreated(time)
                    .setUpdated(time);
        }
        if (object.getContentType() == null) {
            object.setContentType(DEFAULT_TYPE);
        }
        return object.setId("%s/%s/%d".formatted(bucket, name, object.getGeneration()))
                .setEtag("g" + object.getGeneration() + "m" + object.getMetageneration());
    }

    private Path existing(String bucket) {
        if (!hasBucket(bucket)) {
            throw new NotFound("The specified bucket does not exist: " + bucket);
        }
        return bucketPath(bucket);
    }

    private Path bucketPath(String bucket) {
        return directory.resolve(bucket);
    }

    private static void deleteTree(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
