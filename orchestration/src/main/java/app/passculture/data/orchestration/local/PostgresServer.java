package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL server with its own data directory, as a process of its own that listens on this machine only. */
final class PostgresServer {

    static final String ADMINISTRATOR = "postgres";

    private static final int START_ATTEMPTS = 20;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path home;

    PostgresServer(Path home) {
        this.home = home;
    }

    private Path cluster() {
        return home.resolve("cluster");
    }

    private Path log() {
        return home.resolve("server.log");
    }

    /** Creates the cluster unless there is one; a creation that was interrupted leaves none. */
    void create(String password) {
        if (Files.exists(cluster())) {
            return;
        }
        Path draft = home.resolve("cluster-draft");
        Path passwordFile = home.resolve("password");
        try {
            Files.createDirectories(home);
            PostgresBinaries.in(home);
            DataDirectory.delete(draft);
            Files.deleteIfExists(passwordFile);
            Secrets.write(passwordFile, password);
            Account.forPostgres(home).own(home);
            run(
                    "initdb",
                    List.of(
                            "--pgdata=" + draft,
                            "--username=" + ADMINISTRATOR,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--no-instructions"));
            Files.delete(passwordFile);
            Files.move(draft, cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it answers; the processes of a server that was killed may need a moment to be gone. */
    void start(int port) {
        forgetStranger();
        Program.Ending ending = ctl(startArguments(port));
        for (int attempt = 1; !ending.succeeded() && leftovers() && attempt < START_ATTEMPTS; attempt++) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            ending = ctl(startArguments(port));
        }
        if (!ending.succeeded()) {
            throw new LocalException.PartFailed(
                    "PostgreSQL did not start; the end of " + log() + ":\n" + Program.tail(log(), 15));
        }
    }

    /** Ends it at once for its clients and cleanly for its files; nothing happens when it does not run. */
    void stop() {
        postmaster().ifPresent(this::stop);
    }

    private void stop(ProcessHandle postmaster) {
        Program.Ending ending =
                ctl(List.of("stop", "--pgdata=" + cluster(), "--mode=fast", "--timeout=60", "--wait", "--silent"));
        if (!ending.succeeded() && postmaster.isAlive()) {
            throw new LocalException.PartFailed("PostgreSQL did not stop: " + ending.said());
        }
        // pg_ctl waits for the file to go, which the process outlives by a moment.
        postmaster
                .onExit()
                .orTimeout(GRACE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(_ -> postmaster)
                .join();
    }

    /** The server's main process, if it runs: a number in the file is believed only when it belongs to a PostgreSQL. */
    Optional<ProcessHandle> postmaster() {
        return recorded().filter(PostgresServer::isPostgres);
    }

    private Optional<ProcessHandle> recorded() {
        Path file = cluster().resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a reboot the number may belong to another program, for which PostgreSQL would refuse to start. */
    private void forgetStranger() {
        if (recorded().filter(process -> !isPostgres(process)).isPresent()) {
            try {
                Files.delete(cluster().resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }

    private boolean leftovers() {
        return Program.tail(log(), 5).contains("still in use");
    }

    private List<String> startArguments(int port) {
        String settings = String.join(
                " ",
                List.of(
                        "-c port=" + port,
                        "-c listen_addresses=127.0.0.1",
                        "-c unix_socket_directories=",
                        "-c timezone=UTC",
                        "-c shared_buffers=256MB",
                        "-c maintenance_work_mem=256MB",
                        "-c work_mem=32MB",
                        "-c max_wal_size=4GB",
                        "-c wal_level=minimal",
                        "-c max_wal_senders=0",
                        "-c jit=off"));
        return List.of(
                "start",
                "--pgdata=" + cluster(),
                "--log=" + log(),
                "--options=" + settings,
                "--timeout=60",
                "--wait",
                "--silent");
    }

    private void run(String program, List<String> arguments) {
        Program.Ending ending = program(program, arguments);
        if (!ending.succeeded()) {
            throw new LocalException.PartFailed(program + " failed: " + ending.said());
        }
    }

    private Program.Ending ctl(List<String> arguments) {
        return program("pg_ctl", arguments);
    }

    private Program.Ending program(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(PostgresBinaries.in(home).program(program)));
        command.addAll(arguments);
        return new Program(Account.forPostgres(home).running(command)).run();
    }
}
