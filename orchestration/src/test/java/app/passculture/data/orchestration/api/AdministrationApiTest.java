package app.passculture.data.orchestration.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.access.Role;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Variables, connections, pools, the audit log, and what is said of the server, over HTTP. */
class AdministrationApiTest {
    private static final String SECRET = "s3cret-nobody-sees";

    private static Api api;
    private static String token;

    @BeforeAll
    static void logIn() {
        api = Api.as(Role.ADMIN);
        token = Api.tokenOf("test-admin");
    }

    @Test
    void variablesAreKeptAndChanged() {
        assertThat(api.post("/variables", "{'key': 'region', 'value': 'eu'}")
                        .is(201)
                        .json()
                        .path("value")
                        .asString())
                .isEqualTo("eu");
        api.post("/variables", "{'key': 'region', 'value': 'eu'}").is(409);
        api.post("/variables", "{'value': 'eu'}").is(422);
        assertThat(api.patch("/variables/region", "{'key': 'region', 'value': {'a': 1}}")
                        .is(200)
                        .json()
                        .path("value")
                        .asString())
                .isEqualTo("{\"a\":1}");
        api.patch(
                        "/variables/region?update_mask=description",
                        "{'key': 'region', 'value': 'no', 'description': 'where'}")
                .is(200);
        JsonNode region = api.get("/variables/region").is(200).json();
        assertThat(region.path("value").asString()).isEqualTo("{\"a\":1}");
        assertThat(region.path("description").asString()).isEqualTo("where");
        api.patch("/variables/region", "{'key': 'other', 'value': 'x'}").is(400);
        assertThat(api.get("/variables?variable_key_pattern=reg%25")
                        .json()
                        .path("total_entries")
                        .asInt())
                .isEqualTo(1);
        api.delete("/variables/region").is(204);
        api.get("/variables/region").is(404);
    }

    @Test
    void bulkActionsFailSkipOrOverwrite() {
        String body =
                "{'actions': [{'action': 'create', 'entities': [{'key': 'b1', 'value': '1'}, {'key': 'b2', 'value': '2'}]%s}]}";
        assertThat(api.patch("/variables", body.formatted(""))
                        .is(200)
                        .json()
                        .path("create")
                        .path("success")
                        .size())
                .isEqualTo(2);
        JsonNode again =
                api.patch("/variables", body.formatted("")).is(200).json().path("create");
        assertThat(again.path("success")).isEmpty();
        assertThat(again.path("errors").get(0).path("status_code").asInt()).isEqualTo(409);
        assertThat(api.patch("/variables", body.formatted(", 'action_on_existence': 'skip'"))
                        .json()
                        .path("create")
                        .path("errors"))
                .isEmpty();
        assertThat(api.patch("/variables", body.formatted(", 'action_on_existence': 'overwrite'"))
                        .json()
                        .path("create")
                        .path("success"))
                .hasSize(2);
        api.patch(
                        "/variables",
                        "{'actions': [{'action': 'update', 'entities': [{'key': 'b1', 'value': '9'}]},"
                                + " {'action': 'delete', 'entities': ['b2', 'b3'], 'action_on_non_existence': 'skip'}]}")
                .is(200);
        assertThat(api.get("/variables/b1").json().path("value").asString()).isEqualTo("9");
        api.get("/variables/b2").is(404);
        api.patch("/variables", "{'actions': [{'action': 'invent', 'entities': []}]}")
                .is(422);
        assertThat(api.patch(
                                "/pools",
                                "{'actions': [{'action': 'create', 'entities': [{'name': 'bulk', 'slots': 2}]}]}")
                        .is(200)
                        .json()
                        .path("create")
                        .path("success")
                        .toString())
                .isEqualTo("[\"bulk\"]");
        assertThat(api.patch(
                                "/connections",
                                "{'actions': [{'action': 'create', 'entities': [{'connection_id': 'bulk', 'conn_type': 'http'}]}]}")
                        .is(200)
                        .json()
                        .path("create")
                        .path("success"))
                .hasSize(1);
    }

    @Test
    void secretsAreNeverShownAndStarsKeepThem() {
        String body =
                "{'connection_id': 'reco', 'conn_type': 'postgres', 'host': '%s', 'login': 'me', 'password': '%s',"
                        + " 'extra': '{\\'api_key\\': \\'%s\\', \\'mode\\': 1}'}";
        String escaped = body.replace("\\'", "\\\\'");
        Api.Reply created = api.post(
                        "/connections", escaped.formatted("one", SECRET, SECRET).replace("\\\\'", "\\\""))
                .is(201);
        assertThat(created.text()).doesNotContain(SECRET);
        assertThat(created.json().path("password").asString()).isEqualTo("***");
        assertThat(created.json().path("extra").asString()).isEqualTo("{\"api_key\":\"***\",\"mode\":1}");
        Api.Reply moved = api.patch(
                        "/connections/reco",
                        escaped.formatted("two", "***", "***").replace("\\\\'", "\\\""))
                .is(200);
        assertThat(moved.json().path("host").asString()).isEqualTo("two");
        var stored = RunningServer.shared()
                .bean(app.passculture.data.orchestration.vault.Vault.class)
                .connection("reco")
                .orElseThrow();
        assertThat(stored.password()).isEqualTo(SECRET);
        assertThat(stored.extra()).contains(SECRET);
        assertThat(api.get("/connections?connection_id_pattern=reco").text()).doesNotContain(SECRET);
        assertThat(api.get("/eventLogs?limit=1000").text())
                .contains("update_connection")
                .doesNotContain(SECRET);
        api.delete("/connections/reco").is(204);
        api.get("/connections/reco").is(404);
        api.post("/connections", "{'connection_id': 'a b', 'conn_type': 'http'}")
                .is(422);
        api.post("/connections/defaults", "").is(204);
    }

    @Test
    void connectionsAreReallyTried() throws IOException {
        int closed;
        try (ServerSocket open = new ServerSocket(0)) {
            closed = open.getLocalPort();
            assertThat(tried("redis", open.getLocalPort(), "x").path("status").asBoolean())
                    .isTrue();
        }
        assertThat(tried("smtp", closed, "x").path("status").asBoolean()).isFalse();
        assertThat(tried("http", RunningServer.shared().port(), "x")
                        .path("status")
                        .asBoolean())
                .as("an answer of 401 is no success")
                .isFalse();
        String url = RunningServer.shared().bean(javax.sql.DataSource.class).toString();
        assertThat(url).isNotEmpty();
        JsonNode refused = tried("postgres", closed, SECRET);
        assertThat(refused.path("status").asBoolean()).isFalse();
        assertThat(refused.path("message").asString()).isNotEmpty().doesNotContain(SECRET);
    }

    private static JsonNode tried(String type, int port, String password) {
        return api.post(
                        "/connections/test",
                        "{'connection_id': 'tried', 'conn_type': '%s', 'host': 'localhost', 'port': %d, 'schema': 'http',"
                                        .formatted(type, port)
                                + " 'login': 'me', 'password': '%s'}".formatted(password))
                .is(200)
                .json();
    }

    @Test
    void poolsAreKeptAndGuarded() {
        assertThat(api.post("/pools", "{'name': 'small', 'slots': 3}")
                        .is(201)
                        .json()
                        .path("open_slots")
                        .asInt())
                .isEqualTo(3);
        api.post("/pools", "{'name': 'small', 'slots': 3}").is(409);
        api.post("/pools", "{'name': 'less', 'slots': -2}").is(422);
        assertThat(api.patch("/pools/small", "{'slots': 5}")
                        .is(200)
                        .json()
                        .path("slots")
                        .asInt())
                .isEqualTo(5);
        api.patch("/pools/small", "{'pool': 'renamed'}").is(400);
        assertThat(api.get("/pools?pool_name_pattern=sma%25")
                        .json()
                        .path("total_entries")
                        .asInt())
                .isEqualTo(1);
        api.get("/pools/small").is(200);
        api.delete("/pools/small").is(204);
        api.delete("/pools/small").is(404);
        api.delete("/pools/default_pool").is(400);
    }

    @Test
    void everyChangeLeavesALineWithBeforeAndAfter() {
        api.post("/variables", "{'key': 'audited', 'value': 'one'}").is(201);
        api.patch("/variables/audited", "{'key': 'audited', 'value': 'two'}").is(200);
        JsonNode entry = api.get("/eventLogs?event=update_variable&owner=test-admin&order_by=-when&limit=1")
                .is(200)
                .json()
                .path("event_logs")
                .get(0);
        assertThat(entry.path("owner").asString()).isEqualTo("test-admin");
        assertThat(entry.path("extra").asString()).contains("rest_api", "audited", "one", "two");
        api.get("/eventLogs/" + entry.path("event_log_id").asInt()).is(200);
        api.get("/eventLogs/999999999").is(404);
        assertThat(api.get("/eventLogs?before=2001-01-01T00:00:00Z")
                        .json()
                        .path("total_entries")
                        .asInt())
                .isZero();
    }

    @Test
    void aRefusedChangeLeavesNoLine() {
        JdbcClient database = RunningServer.shared().database();
        String count = "SELECT count(*) FROM event_log WHERE event = 'create_pool'";
        api.post("/pools", "{'name': 'twice', 'slots': 3}").is(201);
        long before = database.sql(count).query(Long.class).single();
        api.post("/pools", "{'name': 'twice', 'slots': 3}").is(409);
        assertThat(database.sql(count).query(Long.class).single()).isEqualTo(before);
    }

    @Test
    void theServerSaysHowItIs() {
        JsonNode health = api.get("/monitor/health").is(200).json();
        assertThat(health.path("scheduler").path("status").asString()).isEqualTo("healthy");
        assertThat(health.path("metadatabase").path("status").asString()).isEqualTo("healthy");
        assertThat(api.get("/version").is(200).json().path("version").asString())
                .isNotEmpty();
        assertThat(api.get("/jobs?is_alive=true&job_type=SchedulerJob")
                        .json()
                        .path("total_entries")
                        .asInt())
                .isEqualTo(1);
        api.get("/importErrors").is(200);
        api.get("/importErrors/1").is(404);
        api.get("/dagWarnings").is(200);
        api.get("/plugins").is(200);
        api.get("/plugins/importErrors").is(200);
        assertThat(api.get("/providers").is(200).json().path("total_entries").asInt())
                .isEqualTo(4);
        api.get("/config").is(403);
        api.get("/config/section/core/option/x").is(403);
        assertThat(api.get("/openapi.json").is(200).json().path("paths").size()).isEqualTo((int)
                Route.all().stream().map(Route::path).distinct().count());
        Api.Reply metrics = Api.send(
                Api.request("/actuator/prometheus").header("Authorization", "Bearer " + Api.tokenOf("test-admin")));
        assertThat(metrics.is(200).text())
                .contains("orchestration_tasks_waiting{gate=\"pool\"", "orchestration_nodes 1.0");
        assertThat(Api.send(Api.request("/actuator/prometheus")).status()).isEqualTo(401);
    }

    @Test
    void whatIsNotThereYetSaysSo() {
        api.get("/assets").is(200);
        api.get("/assets/aliases").is(200);
        api.get("/assets/events").is(200);
        api.get("/assets/1").is(404);
        api.get("/assets/aliases/1").is(404);
        api.get("/assets/1/queuedEvents").is(200);
        api.get("/dags/counting/assets/queuedEvents").is(200);
        api.get("/dags/counting/assets/1/queuedEvents").is(404);
        api.post("/assets/events", "{'asset_id': 1}").is(400);
        api.post("/assets/1/materialize", "{}").is(400);
        api.delete("/assets/1/queuedEvents").is(404);
        api.delete("/dags/counting/assets/queuedEvents").is(404);
        api.delete("/dags/counting/assets/1/queuedEvents").is(404);
        api.get("/backfills").is(422);
        api.get("/backfills?dag_id=counting").is(200);
        api.get("/backfills/1").is(404);
        String backfill =
                "{'dag_id': 'counting', 'from_date': '2026-01-01T00:00:00Z', 'to_date': '2026-01-02T00:00:00Z'}";
        api.post("/backfills", backfill).is(400);
        api.post("/backfills/dry_run", backfill).is(400);
        api.post("/backfills", "{}").is(422);
        api.put("/backfills/1/cancel").is(404);
        api.put("/backfills/1/pause").is(404);
        api.put("/backfills/1/unpause").is(404);
        String task = "/dags/counting/dagRuns/x/taskInstances";
        api.get("/dags/counting/dagRuns/x/hitlDetails").is(200);
        api.get(task + "/count/-1/hitlDetails").is(404);
        api.get(task + "/count/-1/hitlDetails/tries/1").is(404);
        api.patch(task + "/count/-1/hitlDetails", "{'chosen_options': []}").is(404);
        api.patch(task, "{'actions': []}").is(400);
        api.delete(task + "/count").is(400);
        api.get(task + "/count/externalLogUrl/1").is(400);
        api.put("/parseDagFile/x").is(404);
        api.get("/nothing/like/this").is(404);
        api.post("/version", "{}").is(405);
    }

    @Test
    void everyRouteOfTheListIsServed() {
        for (Route route : Route.all()) {
            String path = route.path()
                    .replaceAll("\\{(?:map_index|\\w*number|event_log_id|import_error_id)}", "7")
                    .replaceAll("\\{\\w+}", "x");
            Api.Reply reply = Api.send(Api.request("/api/v2" + path)
                    .header("Authorization", "Bearer " + token)
                    .method(route.method(), java.net.http.HttpRequest.BodyPublishers.noBody()));
            assertThat(reply.status()).as(route.toString()).isNotIn(405, 500);
            assertThat(reply.text()).as(route.toString()).isNotEqualTo("{\"detail\":\"Not Found\"}");
        }
    }
}
