package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked from the archive that came through Maven. */
record PostgresBinaries(Path directory) {

    private static final int OWNER_EXECUTES = 0b1_000_000;
    private static final Pattern JAR = Pattern.compile("/([^/]+)\\.jar!");

    /** Unpacks beside and renames, so that a directory with the final name is complete. */
    static PostgresBinaries in(Path parent) {
        URL archive = archive();
        Matcher jar = JAR.matcher(archive.getPath());
        Path directory = parent.resolve(jar.find() ? jar.group(1) : "server");
        try {
            if (!Files.exists(directory)) {
                Path draft = parent.resolve("unpacking");
                DataDirectory.delete(draft);
                unpack(archive, draft);
                Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresBinaries(directory);
        } catch (IOException e) {
            throw new LocalException.MachineUnfit(
                    "PostgreSQL cannot be unpacked into " + parent + ": " + e.getMessage() + ".", e);
        }
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static URL archive() {
        String name = "postgres-%s-%s%s.txz".formatted(system(), machine(), variant());
        URL archive = PostgresBinaries.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new LocalException.MachineUnfit("There is no embedded PostgreSQL for this machine (%s on %s)."
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String machine() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }

    private static String variant() {
        return Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream stream = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(stream))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, entry.resolveIn(target));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
        if (executable && !path.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + path + " executable");
        }
    }
}
