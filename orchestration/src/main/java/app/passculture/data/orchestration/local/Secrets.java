package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Passwords and the API's token: generated once, one file each, readable by their owner only. */
final class Secrets {

    private static final FileAttribute<?> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final FileAttribute<?> OWNER_READS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final RandomGenerator random;

    Secrets(Path directory, RandomGenerator random) {
        this.directory = directory;
        this.random = random;
    }

    /** The secret of that name, made now if it does not exist. */
    String secret(String name) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent(), OWNER_ENTERS);
                write(file, generate());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a text under that name in place of what was there. */
    void keep(String name, String text) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(file.getParent(), OWNER_ENTERS);
            Files.deleteIfExists(file);
            write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory to hand to a program that reads its secrets from files. */
    Path folder(String program) {
        return directory.resolve(program);
    }

    static void write(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "secret", null, OWNER_READS);
        Files.writeString(draft, text);
        Files.move(draft, file);
    }

    private String generate() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
