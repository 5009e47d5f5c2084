package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.OrchestrationServer;
import app.passculture.data.orchestration.journal.JournalDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole server in this JVM, which all tests of the API share; it goes with the JVM. */
final class RunningServer {
    private static final RunningServer SHARED = start();

    private final ConfigurableApplicationContext context;
    private final JdbcClient database;

    private RunningServer(ConfigurableApplicationContext context, JdbcClient database) {
        this.context = context;
        this.database = database;
    }

    static RunningServer shared() {
        return SHARED;
    }

    private static RunningServer start() {
        JournalDatabase journal = JournalDatabase.create();
        Path directory = directory();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(OrchestrationServer.class)
                .run(List.of(
                                "--server.port=0",
                                "--spring.main.register-shutdown-hook=false",
                                "--spring.datasource.url=" + journal.jdbcUrl(),
                                "--spring.datasource.username="
                                        + journal.server().username(),
                                "--spring.datasource.password="
                                        + journal.server().password(),
                                "--orchestration.environment=test",
                                "--orchestration.pipelines=" + String.join(",", pipelines()),
                                "--orchestration.data=" + directory,
                                "--tasks.logs=" + directory.resolve("logs"),
                                "--vault.key-file=" + directory.resolve("vault.json"),
                                "--vault.generate-key=true",
                                "--logging.structured.format.console=")
                        .toArray(String[]::new));
        return new RunningServer(context, JdbcClient.create(journal.dataSource()));
    }

    private static List<String> pipelines() {
        return List.of(
                SamplePipelines.Counting.class.getName(),
                SamplePipelines.Waiting.class.getName(),
                SamplePipelines.Nightly.class.getName());
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("orchestration-api-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient database() {
        return database;
    }
}
