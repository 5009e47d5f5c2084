package app.passculture.data.analytics.warehouse.local.storage;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.ObjectName;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import com.google.api.services.storage.model.StorageObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Buckets that are directories below one, the same that {@link StorageEndpoint} serves. */
public final class DirectoryBuckets implements Buckets {

    private final ObjectFiles files;

    public DirectoryBuckets(Path directory, Clock clock) {
        this(new ObjectFiles(directory, clock));
    }

    DirectoryBuckets(ObjectFiles files) {
        this.files = files;
    }

    /** Makes a bucket unless it is there. */
    public void create(String bucket) {
        reading(() -> files.createBucket(bucket));
    }

    @Override
    public List<StoredObject> list(String bucket, String prefix) {
        return reading(() -> files.list(bucket, prefix).stream()
                .map(DirectoryBuckets::stored)
                .toList());
    }

    @Override
    public Optional<StoredObject> find(ObjectName name) {
        return reading(() -> files.find(name.bucket(), name.name())).map(DirectoryBuckets::stored);
    }

    @Override
    public InputStream read(ObjectName name) {
        return reading(() -> open(name));
    }

    @Override
    public StoredObject write(ObjectName name, String contentType, InputStream content) {
        return reading(() -> {
            Path upload = files.newUpload();
            try {
                Files.copy(content, upload, StandardCopyOption.REPLACE_EXISTING);
                return put(name, contentType, upload);
            } finally {
                Files.deleteIfExists(upload);
            }
        });
    }

    @Override
    public StoredObject compose(List<ObjectName> sources, ObjectName destination) {
        return reading(() -> {
            Path upload = files.newUpload();
            try {
                join(sources, upload);
                return put(destination, "text/plain", upload);
            } finally {
                Files.deleteIfExists(upload);
            }
        });
    }

    private void join(List<ObjectName> sources, Path into) throws IOException {
        try (OutputStream out = Files.newOutputStream(into)) {
            for (ObjectName source : sources) {
                try (InputStream content = open(source)) {
                    content.transferTo(out);
                }
            }
        }
    }

    @Override
    public StoredObject copy(ObjectName source, ObjectName destination) {
        return reading(() -> {
            StorageObject described = files.describe(source.bucket(), source.name());
            try (InputStream content = open(source)) {
                return write(destination, described.getContentType(), content);
            }
        });
    }

    @Override
    public void delete(ObjectName name) {
        reading(() -> files.delete(name.bucket(), name.name(), Precondition.NONE));
    }

    private InputStream open(ObjectName name) throws IOException {
        try {
            return Files.newInputStream(files.content(name.bucket(), name.name()));
        } catch (NoSuchFileException e) {
            throw new NotFound("No such object: " + name, e);
        }
    }

    private StoredObject put(ObjectName name, String contentType, Path upload) throws IOException {
        StorageObject wanted = new StorageObject().setContentType(contentType);
        return stored(files.put(name.bucket(), name.name(), wanted, upload, Precondition.NONE));
    }

    private static StoredObject stored(StorageObject object) {
        return new StoredObject(
                new ObjectName(object.getBucket(), object.getName()),
                object.getSize().longValueExact(),
                object.getContentType(),
                object.getGeneration());
    }

    /** What fails here fails for the machine: a disk that is full, a directory that may not be written. */
    private static <T> T reading(Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }
}
