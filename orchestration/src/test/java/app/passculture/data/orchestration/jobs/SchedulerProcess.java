package app.passculture.data.orchestration.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.OrchestrationServer;
import app.passculture.data.orchestration.journal.JournalDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real scheduler with our pipelines in a process of its own, driven by its REST API as a person's script would. */
final class SchedulerProcess implements AutoCloseable {

    private static final String PASSWORD = "a password of the tests";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Path log;

    private SchedulerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it on a journal; nothing is scheduled, runs are triggered. */
    static SchedulerProcess start(JournalDatabase journal, Map<String, String> platform, Path directory) {
        try {
            int port = freePort();
            Path log = Files.createTempFile(directory, "scheduler", ".log");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OrchestrationServer.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(new File("/dev/null"));
            builder.environment().putAll(platform);
            builder.environment().putAll(settings(journal, directory, port));
            return new SchedulerProcess(builder.start(), port, log).ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static Map<String, String> settings(JournalDatabase journal, Path directory, int port) throws IOException {
        Path password = Files.writeString(directory.resolve("admin"), PASSWORD);
        return Map.of(
                "PORT", Integer.toString(port),
                "SPRING_PROFILES_ACTIVE", "jobs",
                "ORCHESTRATION_ENVIRONMENT", "test",
                "SPRING_DATASOURCE_URL", journal.server().jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", journal.server().username(),
                "SPRING_DATASOURCE_PASSWORD", journal.server().password(),
                "VAULT_KEYFILE", directory.resolve("key").toString(),
                "VAULT_GENERATEKEY", "true",
                "ACCESS_FIRSTPASSWORDFILE", password.toString(),
                "TASKS_LOGS", directory.resolve("logs").toString());
    }

    private SchedulerProcess ready() {
        Awaitility.await("the scheduler is ready")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(process.isAlive()).as(said()).isTrue();
                    try {
                        return send(request("/actuator/health/readiness").build())
                                        .statusCode()
                                == 200;
                    } catch (IOException notYet) {
                        return false;
                    }
                });
        return this;
    }

    /** Triggers a run of now and answers its id. */
    String trigger(String pipeline) throws IOException, InterruptedException {
        HttpRequest trigger = authorized("/api/v2/dags/" + pipeline + "/dagRuns")
                .POST(HttpRequest.BodyPublishers.ofString("{\"logical_date\": null}"))
                .build();
        return json(send(trigger)).get("dag_run_id").asString();
    }

    String state(String pipeline, String run) throws IOException, InterruptedException {
        return json(send(authorized("/api/v2/dags/" + pipeline + "/dagRuns/" + run)
                        .build()))
                .get("state")
                .asString();
    }

    SchedulerProcess awaitSuccess(String pipeline, List<String> runs) {
        for (String run : runs) {
            Awaitility.await(pipeline + " " + run + " succeeds")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> state(pipeline, run), state -> {
                        assertThat(state).as(said()).isNotEqualTo("failed");
                        return state.equals("success");
                    });
        }
        return this;
    }

    private HttpRequest.Builder authorized(String path) throws IOException, InterruptedException {
        String login = "{\"username\": \"admin\", \"password\": \"" + PASSWORD + "\"}";
        HttpRequest ask = request("/auth/token")
                .POST(HttpRequest.BodyPublishers.ofString(login))
                .build();
        return request(path)
                .header(
                        "Authorization",
                        "Bearer " + json(send(ask)).get("access_token").asString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return Objects.requireNonNull(JsonMapper.shared().readTree(answer.body()));
    }

    private String said() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the kernel would: nothing is put in order. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        kill();
        http.close();
    }
}
