package app.passculture.data.orchestration.log;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory: each line is one write at the end of its file, so what was written survives the process at once. Streams and not channels, because a
 * channel is closed when its thread is interrupted, and stopped tasks still have something to say.
 */
final class DirectoryLogStore implements LogStore {

    private final Path root;

    DirectoryLogStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Appender append(String name) {
        Path file = file(name);
        try {
            return open(file);
        } catch (FileNotFoundException _) {
            return afterMakingItsFolder(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot open log " + file, failure);
        }
    }

    private static Appender afterMakingItsFolder(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return open(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot open log " + file, failure);
        }
    }

    private static Appender open(Path file) throws IOException {
        FileOutputStream stream = new FileOutputStream(file.toFile(), true);
        return new FileAppender(file, stream, Files.size(file));
    }

    @Override
    public byte[] read(String name, long offset, int atMost) {
        try (RandomAccessFile content = new RandomAccessFile(file(name).toFile(), "r")) {
            byte[] bytes = new byte[Math.clamp(content.length() - offset, 0, atMost)];
            content.seek(offset);
            content.readFully(bytes);
            return bytes;
        } catch (FileNotFoundException _) {
            return new byte[0];
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read log " + name, failure);
        }
    }

    @Override
    public void write(String name, byte[] content) {
        Path file = file(name);
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    @Override
    public void deleteFolder(String folder) {
        try (Stream<Path> files = Files.walk(file(folder))) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // Gone already, or the run has said nothing.
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete the logs in " + folder, failure);
        }
    }

    private Path file(String name) {
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IllegalArgumentException(name + " is not a name inside the log directory");
        }
        return file;
    }

    private record FileAppender(Path file, FileOutputStream stream, long size) implements Appender {

        @Override
        public void append(byte[] bytes) {
            try {
                stream.write(bytes);
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot write log " + file, failure);
            }
        }

        @Override
        public void flush() {
            // Nothing is gathered.
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot close log " + file, failure);
            }
        }
    }
}
