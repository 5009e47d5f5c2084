package app.passculture.data.orchestration.local;

import app.passculture.data.orchestration.OrchestrationServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scheduler with its pages as a process of its own, from copies of what the build made. */
final class SchedulerServer {

    /** The secret with the password of the user admin. */
    static final String PASSWORD = "admin";

    private final Path home;
    private final DataDirectory data;
    private final ServerProcess process;

    SchedulerServer(Path home, DataDirectory data, Clock clock) {
        this.home = home;
        this.data = data;
        this.process = new ServerProcess(
                new ServerProcess.Identity(
                        "scheduler", copies().toString(), data.logs().resolve("scheduler.log")),
                clock);
    }

    private Path copies() {
        return data.processes().resolve("scheduler");
    }

    /** Copies our own classes and SQL, because a build would pull them from under a running program. */
    void install() {
        DataDirectory.delete(copies());
        try {
            for (Path entry : classPath()) {
                if (isOurs(entry)) {
                    copy(entry, copyOf(entry));
                }
            }
            copy(home.resolve("analytics/sql"), sql(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the SQL project is that the scheduler reads. */
    static Path sql(DataDirectory data) {
        return data.processes().resolve("scheduler").resolve("sql");
    }

    void launch(Map<String, String> environment) {
        List<String> entries = classPath().stream()
                .map(entry -> isOurs(entry) ? copyOf(entry) : entry)
                .map(Path::toString)
                .toList();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "@" + classPathFile(entries),
                OrchestrationServer.class.getName(),
                copies().toString());
        process.launch(command, data.root(), environment);
    }

    /** The class path in a file: Linux shows the arguments of a process only up to a page, and it is found by them. */
    private Path classPathFile(List<String> entries) {
        try {
            String quoted = String.join(File.pathSeparator, entries).replace("\\", "\\\\");
            return Files.writeString(copies().resolve("classpath"), "-cp \"" + quoted + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What becomes of it once it is launched. */
    ServerProcess process() {
        return process;
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .filter(Files::exists)
                .toList();
    }

    private boolean isOurs(Path entry) {
        return entry.startsWith(home);
    }

    private Path copyOf(Path entry) {
        return copies().resolve(home.relativize(entry).toString().replace(File.separatorChar, '-'));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
