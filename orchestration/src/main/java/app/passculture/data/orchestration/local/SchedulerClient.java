package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drives the scheduler by its REST API, as any other program would. */
final class SchedulerClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    SchedulerClient(int port, String password) {
        this.address = "http://localhost:" + port;
        this.token = send("POST", "/auth/token", Map.of("username", "admin", "password", password), "")
                .path("access_token")
                .asString();
    }

    /** Starts a run and comes back when it has succeeded. */
    void run(String pipeline, String run, Map<String, ?> request) {
        send("POST", "/api/v2/dags/" + pipeline + "/dagRuns", request, token);
        String path = "/api/v2/dags/" + pipeline + "/dagRuns/" + URLEncoder.encode(run, StandardCharsets.UTF_8);
        String state = state(path);
        while (!List.of("success", "failed").contains(state)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            state = state(path);
        }
        if (state.equals("failed")) {
            throw new LocalException.PartFailed("%s failed in %s: look at %s/pipelines/%s"
                    .formatted(pipeline, failedTasks(path), address, pipeline));
        }
    }

    /** By pipeline, the state of its latest run. */
    Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        send("GET", "/api/v2/dags/~/dagRuns?order_by=run_after&limit=100", Map.of(), token)
                .path("dag_runs")
                .valueStream()
                .forEach(run -> states.put(
                        run.path("dag_id").asString(), run.path("state").asString()));
        return states;
    }

    private String state(String path) {
        return send("GET", path, Map.of(), token).path("state").asString();
    }

    private String failedTasks(String path) {
        return send("GET", path + "/taskInstances?state=failed", Map.of(), token)
                .path("task_instances")
                .valueStream()
                .map(task -> task.path("task_id").asString())
                .collect(Collectors.joining(", "));
    }

    private JsonNode send(String method, String path, Map<String, ?> body, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        HttpResponse<String> answer = exchange(http, request.build(), "The scheduler", "SCHEDULER_PORT");
        if (answer.statusCode() >= 300) {
            throw new LocalException.PartFailed("The scheduler answers %d to %s %s: %s"
                    .formatted(answer.statusCode(), method, path, answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    /** Sends a request to a server that is expected to run. */
    static HttpResponse<String> exchange(HttpClient http, HttpRequest request, String server, String variable) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException away) {
            throw new LocalException.BadRequest("%s does not answer on port %d: run ./start first, with the same %s."
                    .formatted(server, request.uri().getPort(), variable));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException.PartFailed("Interrupted while a server was asked.", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
