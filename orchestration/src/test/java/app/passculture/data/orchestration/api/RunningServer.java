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
    private final OpenIdProvider provider;

    private RunningServer(ConfigurableApplicationContext context, JdbcClient database, OpenIdProvider provider) {
        this.context = context;
        this.database = database;
        this.provider = provider;
    }

    static RunningServer shared() {
        return SHARED;
    }

    private static RunningServer start() {
        JournalDatabase journal = JournalDatabase.create();
        Path directory = directory();
        OpenIdProvider provider = OpenIdProvider.start();
        String client = "--spring.security.oauth2.client.";
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
                                client + "registration.company.client-id=" + OpenIdProvider.CLIENT,
                                client + "registration.company.client-secret=" + OpenIdProvider.SECRET,
                                client + "registration.company.client-name=Company",
                                client + "registration.company.scope=openid,profile",
                                client + "provider.company.issuer-uri=" + provider.issuer(),
                                "--access.oidc.claim=realm.groups",
                                "--access.oidc.roles.data-viewers=viewer",
                                "--access.oidc.roles.data-operators=operator",
                                "--access.oidc.roles.data-admins=admin",
                                "--logging.structured.format.console=")
                        .toArray(String[]::new));
        return new RunningServer(context, JdbcClient.create(journal.dataSource()), provider);
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

    OpenIdProvider provider() {
        return provider;
    }

    JdbcClient database() {
        return database;
    }
}
