package app.passculture.data.orchestration.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    private Path directory;

    private PostgresServer server;
    private Databases databases;

    @BeforeEach
    void start() {
        server = new PostgresServer(directory.resolve("postgres"));
        Secrets secrets = new Secrets(directory.resolve("secrets"), RandomGenerator.getDefault());
        databases = new Databases(Ports.remembered(directory.resolve("port")), secrets);
        server.create(secrets.secret(PostgresServer.ADMINISTRATOR));
        server.start(databases.port());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void itKeepsItsRowsThroughAKillAndAnInnocentProcessWithItsNumber() throws Exception {
        databases.create(Databases.RECOMMENDATION);
        execute("create table kept as select 42 as answer");
        ProcessHandle postmaster = server.postmaster().orElseThrow();
        List<ProcessHandle> all = postmaster.children().toList();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        all.forEach(child -> child.onExit().join());
        Path note = directory.resolve("postgres/cluster/postmaster.pid");
        List<String> lines = Files.readAllLines(note);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(note, lines);

        assertThat(server.postmaster()).isEmpty();
        server.stop();
        server.start(databases.port());

        databases.create(Databases.RECOMMENDATION);
        assertThat(number("select answer from kept")).isEqualTo(42);
        databases.recreate(Databases.RECOMMENDATION);
        assertThat(number("select count(*) from pg_tables where tablename = 'kept'"))
                .isZero();
    }

    @Test
    void itIsStoppedForGood() {
        ProcessHandle postmaster = server.postmaster().orElseThrow();
        server.stop();
        assertThat(postmaster.isAlive()).isFalse();
        assertThat(server.postmaster()).isEmpty();
        server.stop();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = databases.connect(Databases.RECOMMENDATION).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = databases.connect(Databases.RECOMMENDATION).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
