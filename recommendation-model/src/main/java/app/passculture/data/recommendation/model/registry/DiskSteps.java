package app.passculture.data.recommendation.model.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** The steps as done on a POSIX file system, each forced to the disk before the next. */
final class DiskSteps implements FileSteps {
    @Override
    public void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        force(directoryOf(from));
        if (Files.isDirectory(from)) {
            force(from);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        force(directoryOf(to));
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.delete(path);
    }

    private static Path directoryOf(Path path) {
        return Objects.requireNonNull(path.getParent(), "every path of a registry has a parent");
    }

    /** A new name is only durable once its directory is. */
    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
