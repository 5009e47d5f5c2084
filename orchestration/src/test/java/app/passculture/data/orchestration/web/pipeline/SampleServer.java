package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.OrchestrationServer;
import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.scheduler.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The real server on an embedded PostgreSQL, with the sample pipelines and two people. */
final class SampleServer implements AutoCloseable {

    static final String PASSWORD = "correct horse";
    private static final Actor SOMEBODY = new Actor("camille", "ui");

    private final ConfigurableApplicationContext context;

    private final Statements statements;

    private final JournalDatabase journal;

    private SampleServer(ConfigurableApplicationContext context, Statements statements, JournalDatabase journal) {
        this.journal = journal;
        this.context = context;
        this.statements = statements;
    }

    /** The one that {@link Pages} keeps for all tests of pages. */
    static SampleServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final SampleServer SERVER = start(0, Samples.ALL);
    }

    static SampleServer start(int port, List<Class<? extends Pipeline>> pipelines) {
        JournalDatabase journal = JournalDatabase.create();
        journal.server().execute("INSERT INTO orchestration.pool (name, slots) VALUES ('cloud_sql', 2), ('cpu', 1)");
        String hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
        journal.server().execute("""
                INSERT INTO orchestration.app_user (name, role, password_hash, generation, created_at)
                VALUES ('camille', 'admin', '%s', 1, now()), ('vera', 'viewer', '%s', 1, now())
                """.formatted(hash, hash));
        Path directory = directory();
        Statements statements = new Statements();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(OrchestrationServer.class)
                .initializers(each -> each.getBeanFactory().addBeanPostProcessor(statements))
                .run(
                        "--server.port=" + port,
                        "--logging.structured.format.console=",
                        "--spring.datasource.url=" + journal.server().jdbcUrl(),
                        "--spring.datasource.username=" + journal.server().username(),
                        "--spring.datasource.password=" + journal.server().password(),
                        "--spring.config.import=",
                        "--vault.key-file=" + directory.resolve("key"),
                        "--vault.generate-key=true",
                        "--tasks.logs=" + directory.resolve("logs"),
                        "--orchestration.pipelines="
                                + pipelines.stream().map(Class::getName).collect(Collectors.joining(",")));
        return new SampleServer(context, statements, journal);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("sample-server");
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    String address() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    /** What pages have asked the database. */
    Statements statements() {
        return statements;
    }

    /** A connection on which statements are sent as they are, so that one with open parameters can be explained. */
    Connection plain() throws SQLException {
        PGSimpleDataSource source = (PGSimpleDataSource) journal.dataSource();
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        return source.getConnection();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Control control() {
        return context.getBean(Control.class);
    }

    String trigger(String pipeline) {
        return control().trigger(pipeline, Trigger.now(), SOMEBODY);
    }

    /** A run that has come to its end. */
    String ended(String pipeline) {
        String run = trigger(pipeline);
        awaitEnd(run);
        return run;
    }

    void awaitEnd(String run) {
        Awaitility.await(run + " ends")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !sql().sql("SELECT state IN ('queued', 'running') FROM run WHERE run_id = ?")
                        .param(run)
                        .query(Boolean.class)
                        .single());
    }

    @Override
    public void close() {
        context.close();
    }

    /** To look at the pages by hand: http://localhost:8099, camille or vera. */
    public static void main(String[] arguments) {
        SampleServer server = start(8099, Samples.ALL);
        SampleHistory history = new SampleHistory(server.sql());
        history.repeat(server.ended("recommendation_cloud_sql_v1"), "47 minutes", 24, 240);
        history.repeat(server.ended("import_bookings"), "30 minutes", 24, 90);
        server.ended("heartbeat");
        server.trigger("train_model");
        new LargeHistory("wide", 5_000, 25).write(server.sql());
        new LargeHistory("long", 100, 500).write(server.sql());
        System.out.println("ready at " + server.address());
    }
}
