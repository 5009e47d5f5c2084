package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** The API's jar unpacked in the data directory, with a recording of its start that makes later starts three times quicker. */
record ApiInstallation(Path jar, Path directory) {

    /** The command that runs it. */
    List<String> command() {
        List<String> recording = Files.exists(recording()) ? List.of("-XX:AOTCache=" + recording()) : List.of();
        return Stream.of(List.of(java()), recording, List.of("-jar", program().toString()))
                .flatMap(List::stream)
                .toList();
    }

    /** What the command line of a process that runs it holds. */
    Path program() {
        return directory.resolve("api").resolve(jar.getFileName());
    }

    boolean isCurrent() {
        try {
            return Files.exists(note()) && Files.readString(note()).equals(fingerprint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks a copy, because a build that replaces the jar would pull it from under a running program. */
    void install() {
        try {
            Files.deleteIfExists(note());
            Files.deleteIfExists(recording());
            DataDirectory.delete(directory.resolve("api"));
            Files.createDirectories(directory);
            String target = directory.resolve("api").toString();
            Program.Ending ending = new Program(List.of(
                            java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", target))
                    .run();
            if (!ending.succeeded()) {
                throw new LocalException.PartFailed("The API cannot be unpacked: " + ending.said());
            }
        } catch (IOException e) {
            throw new LocalException.MachineUnfit("The API cannot be unpacked into " + directory + ": " + e + ".", e);
        }
    }

    /** Starts the context once and ends; without a recording the API starts as well, only more slowly. */
    Process record(Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        java(),
                        "-XX:AOTCacheOutput=" + recording(),
                        "-Dspring.context.exit=onRefresh",
                        "-jar",
                        program().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Says that installation and recording are over; until then the next start begins them again. */
    void confirm() {
        try {
            Files.writeString(note(), fingerprint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path recording() {
        return directory.resolve("api.aot");
    }

    private Path note() {
        return directory.resolve("api.version");
    }

    /** By content: a reproducible build gives every jar the same time. */
    private String fingerprint() throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream content = Files.newInputStream(jar)) {
            content.transferTo(new CheckedOutputStream(OutputStream.nullOutputStream(), sum));
        }
        return Long.toHexString(sum.getValue()) + " " + Runtime.version();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
