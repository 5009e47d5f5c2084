package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.ObjectName;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.ComposeRequest;
import com.google.cloud.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Buckets of Cloud Storage. */
public final class CloudBuckets implements Buckets {

    private final Storage storage;

    private CloudBuckets(Storage storage) {
        this.storage = storage;
    }

    public static CloudBuckets open(CloudProject project) {
        return new CloudBuckets(project.storageClient());
    }

    @Override
    public List<StoredObject> list(String bucket, String prefix) {
        return asked(() -> StreamSupport.stream(
                        storage.list(bucket, BlobListOption.prefix(prefix))
                                .iterateAll()
                                .spliterator(),
                        false)
                .map(CloudBuckets::stored)
                .toList());
    }

    @Override
    public Optional<StoredObject> find(ObjectName name) {
        return asked(() -> Optional.ofNullable(storage.get(id(name)))).map(CloudBuckets::stored);
    }

    /** Reads the generation that is there now, even when the object is replaced meanwhile. */
    @Override
    public InputStream read(ObjectName name) {
        Blob blob = asked(() -> Optional.ofNullable(storage.get(id(name))))
                .orElseThrow(() -> new NotFound("No such object: " + name));
        BlobId generation = blob.getBlobId();
        return Channels.newInputStream(asked(() -> storage.reader(generation)));
    }

    @Override
    public StoredObject write(ObjectName name, String contentType, InputStream content) {
        BlobInfo info =
                BlobInfo.newBuilder(id(name)).setContentType(contentType).build();
        return stored(asked(() -> {
            try {
                return storage.createFrom(info, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    @Override
    public StoredObject compose(List<ObjectName> sources, ObjectName destination) {
        if (sources.isEmpty()) {
            return write(destination, "text/plain", new ByteArrayInputStream(new byte[0]));
        }
        Composition composition = Composition.of(sources, destination);
        try {
            composition.steps().forEach(this::compose);
            return find(destination).orElseThrow(() -> new NotFound("No such object: " + destination));
        } finally {
            composition.temporaries().forEach(this::delete);
        }
    }

    private void compose(Composition.Step step) {
        ComposeRequest.Builder request = ComposeRequest.newBuilder()
                .setTarget(BlobInfo.newBuilder(id(step.target()))
                        .setContentType("text/plain")
                        .build());
        step.sources().forEach(source -> request.addSource(source.name()));
        asked(() -> storage.compose(request.build()));
    }

    @Override
    public StoredObject copy(ObjectName source, ObjectName destination) {
        return stored(asked(() -> storage.copy(Storage.CopyRequest.of(id(source), id(destination)))
                .getResult()));
    }

    @Override
    public void delete(ObjectName name) {
        asked(() -> storage.delete(id(name)));
    }

    private static BlobId id(ObjectName name) {
        return BlobId.of(name.bucket(), name.name());
    }

    private static StoredObject stored(Blob blob) {
        return new StoredObject(
                new ObjectName(blob.getBucket(), blob.getName()),
                blob.getSize(),
                Optional.ofNullable(blob.getContentType()).orElse("application/octet-stream"),
                blob.getGeneration());
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (StorageException e) {
            throw Failures.of(e);
        }
    }
}
