package app.passculture.data.orchestration.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.access.Users;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the shared server; it holds every good answer against the list of routes and schemas. */
final class Api {
    static final String PASSWORD = "correct horse battery";

    private static final List<Route> ROUTES = Route.all();
    private static final Schemas SCHEMAS = Schemas.read();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String token;

    private Api(String token) {
        this.token = token;
    }

    static Api as(Role role) {
        String name = "test-" + role.text();
        RunningServer.shared().bean(Users.class).save(new Person(name, role), PASSWORD);
        return withToken(tokenOf(name));
    }

    static Api withToken(String token) {
        return new Api(token);
    }

    static String tokenOf(String name) {
        Reply reply = send(request("/auth/token")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD))));
        assertThat(reply.status()).isEqualTo(201);
        return reply.json().path("access_token").asString();
    }

    /** An answer. */
    record Reply(int status, HttpResponse<String> response) {
        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String detail() {
            return json().path("detail").asString();
        }

        Reply is(int expected) {
            assertThat(status).as(response.request() + " " + response.body()).isEqualTo(expected);
            return this;
        }
    }

    Reply get(String path, String... headers) {
        return call("GET", path, "", headers);
    }

    Reply post(String path, String body, String... headers) {
        return call("POST", path, body, headers);
    }

    Reply patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Reply put(String path) {
        return call("PUT", path, "");
    }

    Reply delete(String path) {
        return call("DELETE", path, "");
    }

    private Reply call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request("/api/v2" + path)
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        Reply reply = send(request);
        check(method, path.replaceFirst("\\?.*", ""), reply);
        return reply;
    }

    static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RunningServer.shared().port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void check(String method, String path, Reply reply) {
        Route route = ROUTES.stream()
                .filter(each -> each.method().equals(method))
                .filter(each -> path.matches(each.path().replaceAll("\\{\\w+}", "[^/]+")))
                .min(java.util.Comparator.comparingInt(
                        each -> each.pathParameters().size()))
                .orElse(null);
        if (reply.status() >= 400) {
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.json().has("detail")).isTrue();
        }
        if (route == null) {
            return;
        }
        if (reply.status() < 300) {
            assertThat(reply.status()).as(method + " " + path).isEqualTo(route.status());
            checkShape(route, reply);
        }
    }

    private static void checkShape(Route route, Reply reply) {
        if (route.answers().isEmpty() || !reply.header("Content-Type").equals("application/json")) {
            return;
        }
        JsonNode json = json(reply);
        assertThat(route.answers())
                .as(route + " " + reply.text())
                .anySatisfy(name ->
                        assertThat(SCHEMAS.violations(name, json, "answer")).isEmpty());
        noNaiveTimes(json);
    }

    private static JsonNode json(Reply reply) {
        try {
            return reply.json();
        } catch (JacksonException broken) {
            throw new AssertionError("no JSON: " + reply.text(), broken);
        }
    }

    private static void noNaiveTimes(JsonNode json) {
        if (json.isString() && json.stringValue().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:.*")) {
            assertThat(Schemas.hasOffset(json.stringValue()))
                    .as(json.stringValue())
                    .isTrue();
        }
        json.forEach(Api::noNaiveTimes);
    }

    /** Triggers a run and answers its id. */
    String trigger(String dag, String conf) {
        return post("/dags/" + dag + "/dagRuns", "{'logical_date': null, 'conf': " + conf + "}")
                .is(200)
                .json()
                .path("dag_run_id")
                .asString();
    }

    /** The id of a run that has come to a state. */
    String run(String dag, String conf, String state) {
        String run = trigger(dag, conf);
        awaitState(dag, run, state);
        return run;
    }

    void awaitState(String dag, String run, String state) {
        Awaitility.await(dag + " " + run + " is " + state)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get("/dags/" + dag + "/dagRuns/" + run)
                        .json()
                        .path("state")
                        .asString()
                        .equals(state));
    }
}
