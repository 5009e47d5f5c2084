package app.passculture.data.orchestration.log.gcs;

import app.passculture.data.orchestration.log.LogStore;
import com.google.cloud.ReadChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * Logs in a bucket. An object cannot grow, so a file is written as parts, one for what was said in a moment, which are composed into one object
 * when the file is closed. What a crash leaves as parts is read as it is.
 */
final class BucketLogStore implements LogStore, AutoCloseable {

    private static final int ATTEMPTS = 5;
    private static final int GONE = 404;

    private final Storage storage;
    private final String bucket;
    private final String prefix;
    private final Duration moment;
    private final Supplier<UUID> writers;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("log parts").factory());

    /** What is said becomes an object after a moment at the latest: that is how much a crash of the node can lose. */
    BucketLogStore(Storage storage, String bucket, String prefix, Duration moment, Supplier<UUID> writers) {
        this.storage = storage;
        this.bucket = bucket;
        this.prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        this.moment = moment;
        this.writers = writers;
    }

    @Override
    public Appender append(String name) {
        return new PartAppender(
                new Parts(storage, bucket, prefix + name),
                writers.get().toString().substring(0, 8),
                timer,
                moment);
    }

    /** Begins anew when objects are composed under its hands. */
    @Override
    public byte[] read(String name, long offset, int atMost) {
        Parts parts = new Parts(storage, bucket, prefix + name);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return read(parts, offset, atMost);
            } catch (StorageException composed) {
                if (composed.getCode() != GONE) {
                    throw composed;
                }
            }
        }
        return read(parts, offset, atMost);
    }

    private static byte[] read(Parts parts, long offset, int atMost) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long begin = 0;
        for (Blob part : parts.list()) {
            long from = Math.max(offset - begin, 0);
            long to = Math.min(offset + atMost - begin, part.getSize());
            if (from < to) {
                content.writeBytes(range(part, from, to));
            }
            begin += part.getSize();
        }
        return content.toByteArray();
    }

    private static byte[] range(Blob part, long from, long to) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
        try (ReadChannel reader = part.reader()) {
            reader.seek(from);
            reader.limit(to);
            while (bytes.hasRemaining() && reader.read(bytes) >= 0) {}
        } catch (IOException failure) {
            if (failure.getCause() instanceof StorageException known) {
                throw known;
            }
            throw new UncheckedIOException("cannot read " + part.getName(), failure);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void write(String name, byte[] content) {
        storage.create(BlobInfo.newBuilder(bucket, prefix + name).build(), content);
    }

    @Override
    public void deleteFolder(String folder) {
        for (Blob blob : storage.list(bucket, Storage.BlobListOption.prefix(prefix + folder + "/"))
                .iterateAll()) {
            blob.delete();
        }
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
