package app.passculture.data.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.scheduler.Trigger;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrchestrationServerTest {
    private static final String FIRST_PASSWORD = "correct horse battery";

    private final JournalDatabase journal = JournalDatabase.create();

    @TempDir
    private Path directory;

    /** A pipeline that the settings name. */
    static final class Hello implements Pipeline {
        @Override
        public Definition define(Definitions d) {
            return d.pipeline(
                    "hello",
                    p -> p.call("greet", String.class, context -> {
                        context.log("hello");
                        return "hello";
                    }));
        }
    }

    private ConfigurableApplicationContext server(String... more) {
        return server(journal, more);
    }

    private ConfigurableApplicationContext server(JournalDatabase journal, String... more) {
        return new SpringApplicationBuilder(OrchestrationServer.class)
                .run(Stream.concat(Stream.of(arguments(journal)), Stream.of(more))
                        .toArray(String[]::new));
    }

    @BeforeEach
    void writeFirstPassword() throws IOException {
        Files.writeString(directory.resolve("password"), FIRST_PASSWORD);
    }

    private String[] arguments(JournalDatabase journal) {
        return new String[] {
            "--server.port=0",
            "--logging.structured.format.console=",
            "--spring.datasource.url=" + journal.server().jdbcUrl(),
            "--spring.datasource.username=" + journal.server().username(),
            "--spring.datasource.password=" + journal.server().password(),
            "--spring.config.import=",
            "--vault.key-file=" + directory.resolve("key"),
            "--vault.generate-key=true",
            "--access.first-password-file=" + directory.resolve("password"),
            "--tasks.logs=" + directory.resolve("logs"),
            "--orchestration.pipelines=" + Hello.class.getName()
        };
    }

    @Test
    void theServerRunsThePipelinesThatItsSettingsName() {
        try (ConfigurableApplicationContext server = server()) {
            assertThat(server.getBean(Catalogue.class).errors()).isEmpty();
            String run = server.getBean(Control.class).trigger("hello", Trigger.now(), new Actor("somebody", "test"));
            JdbcClient sql = server.getBean(JdbcClient.class);
            Awaitility.await("the run succeeds")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> sql.sql("SELECT state FROM run WHERE run_id = ?")
                            .param(run)
                            .query(String.class)
                            .single()
                            .equals("success"));
            assertThat(server.getBean("schedulerLife", HealthIndicator.class).health())
                    .extracting(Health::getStatus)
                    .isEqualTo(Status.UP);
        }
        assertThat(JdbcClient.create(journal.dataSource())
                        .sql("SELECT count(*)::int FROM node WHERE ended_at IS NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatOneServerIsToldAnotherOneRuns() throws Exception {
        try (ConfigurableApplicationContext front =
                        server("--orchestration.roles.scheduler=false", "--orchestration.roles.worker=false");
                ConfigurableApplicationContext worker =
                        server("--orchestration.roles.api=false", "--orchestration.roles.ui=false")) {
            String run = triggerOverHttp(front);
            JdbcClient sql = front.getBean(JdbcClient.class);
            Awaitility.await("the run succeeds")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> sql.sql("SELECT state FROM run WHERE run_id = ?")
                            .param(run)
                            .query(String.class)
                            .single()
                            .equals("success"));
            assertThat(sql.sql("SELECT roles::text FROM node JOIN attempt ON attempt.node = node.id")
                            .query(String.class)
                            .single())
                    .isEqualTo("{scheduler,worker}");
            assertThat(status(front, "/api/v2/monitor/health")).isEqualTo(200);
            assertThat(status(worker, "/api/v2/monitor/health")).isEqualTo(404);
            assertThat(status(worker, "/actuator/health/liveness")).isEqualTo(200);
            assertThat(worker.getBean(MeterRegistry.class)
                            .get("orchestration.commit.batch")
                            .summary()
                            .count())
                    .isPositive();
            assertThat(worker.getBean(MeterRegistry.class)
                            .get("orchestration.lease.age")
                            .gauge()
                            .value())
                    .isBetween(0.0, 4.0);
        }
    }

    @Test
    void aServerWaitsForItsDatabaseAndSaysSo() throws Exception {
        JournalDatabase late = JournalDatabase.createOnOwnServer();
        late.server().stopServer();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (ExecutorService starter = Executors.newSingleThreadExecutor()) {
            Future<ConfigurableApplicationContext> starting = starter.submit(() -> server(late));
            Awaitility.await("it says what it waits for")
                    .atMost(Duration.ofSeconds(60))
                    .until(() ->
                            said.toString(StandardCharsets.UTF_8).contains("Its address is spring.datasource.url"));
            assertThat(starting.isDone()).isFalse();
            late.server().startServer();
            try (ConfigurableApplicationContext server = starting.get(60, TimeUnit.SECONDS)) {
                assertThat(server.getBean("schedulerLife", HealthIndicator.class)
                                .health())
                        .extracting(Health::getStatus)
                        .isEqualTo(Status.UP);
            }
        } finally {
            System.setOut(console);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("\tat java.");
    }

    private static String triggerOverHttp(ConfigurableApplicationContext server) throws Exception {
        String token = post(
                        server,
                        "/auth/token",
                        "",
                        "{\"username\": \"admin\", \"password\": \"" + FIRST_PASSWORD + "\"}")
                .path("access_token")
                .asString();
        return post(server, "/api/v2/dags/hello/dagRuns", token, "{\"logical_date\": null}")
                .path("dag_run_id")
                .asString();
    }

    private static JsonNode post(ConfigurableApplicationContext server, String path, String token, String body)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address(server, path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    private static URI address(ConfigurableApplicationContext server, String path) {
        return URI.create("http://localhost:" + server.getEnvironment().getProperty("local.server.port") + path);
    }

    private static int status(ConfigurableApplicationContext server, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address(server, path)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
