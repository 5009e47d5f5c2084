package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second {@code ./start} off a data directory; the operating system lets go of it when the holder dies. */
final class DataLock implements AutoCloseable {

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataLock acquire(DataDirectory data) {
        try {
            return acquire(data.lock());
        } catch (IOException e) {
            throw new LocalException.MachineUnfit("Cannot lock " + data.lock() + ": " + e.getMessage() + ".", e);
        }
    }

    private static DataLock acquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new LocalException.MachineUnfit(
                    "Another ./start (process %s) already uses %s: stop it, or choose another directory with --data DIR."
                            .formatted(Files.readString(file).strip(), file.getParent()));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataLock(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalException.PartFailed("Cannot release the lock: " + e.getMessage() + ".", e);
        }
    }
}
