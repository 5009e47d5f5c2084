package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.api.location.UnreadableShapeException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The last good contents on disk: the body of {@link SnapshotFormat}, then its CRC-32C as a long. Written beside and
 * moved into place, so that a reader finds a whole copy or the one before.
 */
final class SnapshotFile {
    private static final int CHECKSUM_BYTES = Long.BYTES;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path temporary;

    SnapshotFile(Path file) {
        this.file = file.toAbsolutePath();
        this.temporary = this.file.resolveSibling(this.file.getFileName() + ".tmp");
    }

    void write(Contents contents) {
        try {
            Files.createDirectories(temporary.getParent());
            writeBeside(contents);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            removeTemporary();
            throw new SnapshotException.DiskFailed(file, failure);
        }
    }

    private void writeBeside(Contents contents) throws IOException {
        try (var channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var checked = new CheckedOutputStream(Channels.newOutputStream(channel), new CRC32C());
            var out = new DataOutputStream(new BufferedOutputStream(checked, BUFFER));
            SnapshotFormat.write(contents, out);
            out.flush();
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
            channel.force(true);
        }
    }

    /** Removes what a write that was cut short may have left. */
    void removeTemporary() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException failure) {
            throw new SnapshotException.DiskFailed(temporary, failure);
        }
    }

    /** The contents last written; empty when there never were any. */
    Optional<Contents> read() {
        try {
            requireChecksum();
            return Optional.of(parse());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | UnreadableShapeException failure) {
            throw new SnapshotException.CorruptCopy(file, failure);
        }
    }

    private Contents parse() throws IOException {
        try (var in = new DataInputStream(open())) {
            return SnapshotFormat.read(in);
        }
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    /** Checked before a byte is interpreted, so that no length read from the file can be wrong. */
    private void requireChecksum() throws IOException {
        var body = Files.size(file) - CHECKSUM_BYTES;
        if (body < 0) {
            throw new SnapshotException.CorruptCopy(file, "too short to be a snapshot");
        }
        try (var in = open()) {
            var checked = new CheckedInputStream(in, new CRC32C());
            checked.skipNBytes(body);
            var written = ByteBuffer.wrap(in.readNBytes(CHECKSUM_BYTES)).getLong();
            if (written != checked.getChecksum().getValue()) {
                throw new SnapshotException.CorruptCopy(file, "the checksum does not match");
            }
        }
    }
}
