package app.passculture.data.recommendation.model.registry;

import app.passculture.data.recommendation.model.ModelException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Lets one publisher at a time change a model's folder, across threads and processes; a dead one holds nothing. */
final class PublishLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final FileChannel channel;

    private PublishLock(FileChannel channel) {
        this.channel = channel;
    }

    static PublishLock acquire(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            awaitLock(channel, file);
            return new PublishLock(channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static void awaitLock(FileChannel channel, Path file) throws IOException {
        var start = System.nanoTime();
        while (tryLock(channel).isEmpty()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new ModelException.Unavailable(file, "another publisher has held it for " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
