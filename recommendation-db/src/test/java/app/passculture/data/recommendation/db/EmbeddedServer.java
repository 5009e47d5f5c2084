package app.passculture.data.recommendation.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One PostgreSQL server process with its data directory, which outlives stops and kills until the JVM ends. */
final class EmbeddedServer {
    static final String USERNAME = "postgres";
    static final String PASSWORD = "postgres";

    private final Path data;
    private EmbeddedPostgres postgres;

    private EmbeddedServer(Path data, EmbeddedPostgres postgres) {
        this.data = data;
        this.postgres = postgres;
    }

    static EmbeddedServer start() {
        try {
            Path data = Files.createTempDirectory("recommendation-db-");
            EmbeddedServer server = new EmbeddedServer(data, launch(data, 0));
            Runtime.getRuntime().addShutdownHook(new Thread(server::remove, "remove-embedded-database"));
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    void stop() {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void kill() {
        ProcessHandle postmaster = ProcessHandle.of(postmasterId()).orElseThrow();
        List<ProcessHandle> all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        all.forEach(process -> process.onExit().join());
        // Its process is gone; this lets go of the lock on the data directory.
        stop();
    }

    void restart() {
        try {
            postgres = launchPatiently(postgres.getPort(), Instant.now().plus(Duration.ofSeconds(30)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The port and the shared memory of a killed server are released a moment after its processes are gone. */
    private EmbeddedPostgres launchPatiently(int port, Instant deadline) throws IOException {
        while (true) {
            try {
                return launch(data, port);
            } catch (IllegalStateException | IOException failure) {
                if (Instant.now().isAfter(deadline)) {
                    throw failure;
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private long postmasterId() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static EmbeddedPostgres launch(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("shared_buffers", "128MB")
                // The library turns it off, and a killed server would forget what it had committed.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "2GB");
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }

    /** Nobody needs the data any more, so no orderly shutdown, which may outlast the patience of the test runner. */
    private void remove() {
        try {
            if (Files.exists(data.resolve("postmaster.pid"))) {
                kill();
            }
            try (var files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).forEach(EmbeddedServer::delete);
            }
        } catch (IOException | RuntimeException failure) {
            System.err.println("Left behind: " + data + " (" + failure.getMessage() + ")");
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
