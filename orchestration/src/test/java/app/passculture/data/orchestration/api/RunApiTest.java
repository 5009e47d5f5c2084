package app.passculture.data.orchestration.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.access.Role;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pipelines, runs, tasks, logs and outputs, over HTTP. */
class RunApiTest {
    private static final String COUNTING = "/dags/counting/dagRuns";

    private static Api api;

    @BeforeAll
    static void logIn() {
        api = Api.as(Role.ADMIN);
    }

    @Test
    void pipelinesAreListedAndFiltered() {
        assertThat(ids(api.get("/dags"), "dags", "dag_id")).containsExactly("counting", "nightly", "waiting");
        assertThat(ids(api.get("/dags?tags=numbers"), "dags", "dag_id")).containsExactly("counting");
        assertThat(ids(api.get("/dags?tags=demo&tags=numbers&tags_match_mode=all"), "dags", "dag_id"))
                .containsExactly("counting");
        assertThat(ids(api.get("/dags?owners=others"), "dags", "dag_id")).containsExactly("waiting");
        assertThat(ids(api.get("/dags?dag_id_pattern=%25ight%25"), "dags", "dag_id"))
                .containsExactly("nightly");
        assertThat(ids(api.get("/dags?order_by=-dag_id&limit=1"), "dags", "dag_id"))
                .containsExactly("waiting");
        assertThat(ids(api.get("/dags?dag_run_state=failed&dag_run_start_date_gte=2001-01-01"), "dags", "dag_id"))
                .doesNotContain("nightly");
        assertThat(api.get("/dags?limit=1&nonsense=1")
                        .json()
                        .path("total_entries")
                        .asInt())
                .isEqualTo(3);
        assertThat(ids(api.get("/dagTags?order_by=name"), "tags", "")).containsExactly("demo", "numbers");
        assertThat(api.get("/dags/nothing").is(404).detail()).contains("nothing");
    }

    @Test
    void aPipelineSaysItsTimetableParametersAndTasks() {
        JsonNode nightly = api.get("/dags/nightly/details").is(200).json();
        assertThat(nightly.path("timezone").asString()).isEqualTo("Europe/Paris");
        assertThat(nightly.path("dag_run_timeout").asString()).isEqualTo("PT26H");
        assertThat(nightly.path("next_dagrun_run_after").asString()).endsWith("Z");
        JsonNode counting = api.get("/dags/counting/details").is(200).json();
        assertThat(counting.path("params").path("size").path("value").asInt()).isEqualTo(3);
        assertThat(ids(api.get("/dags/counting/tasks"), "tasks", "task_id")).containsExactly("count", "twice", "check");
        JsonNode count = api.get("/dags/counting/tasks/count").is(200).json();
        assertThat(count.path("execution_timeout").toString())
                .isEqualTo("{\"__type\":\"TimeDelta\",\"days\":0,\"seconds\":300,\"microseconds\":0}");
        assertThat(count.path("downstream_task_ids").toString()).isEqualTo("[\"twice\"]");
        api.get("/dags/counting/tasks/nothing").is(404);
        assertThat(api.get("/dags/counting/dagVersions")
                        .json()
                        .path("total_entries")
                        .asInt())
                .isEqualTo(1);
        api.get("/dags/counting/dagVersions/1").is(200);
        api.get("/dags/counting/dagVersions/7").is(404);
        assertThat(api.get("/dagSources/counting")
                        .is(200)
                        .json()
                        .path("content")
                        .asString())
                .isNotEmpty();
        assertThat(api.get("/dagSources/counting", "Accept", "text/plain")
                        .is(200)
                        .header("Content-Type"))
                .startsWith("text/plain");
    }

    @Test
    void aRunIsTriggeredWatchedAndRead() {
        String run = api.run("counting", "{'size': 4}", "success");
        JsonNode found = api.get(COUNTING + "/" + run).is(200).json();
        assertThat(found.path("conf").path("size").asInt()).isEqualTo(4);
        assertThat(found.path("run_type").asString()).isEqualTo("manual");
        assertThat(found.path("triggered_by").asString()).isEqualTo("rest_api");
        assertThat(found.path("triggering_user_name").asString()).isEqualTo("test-admin");
        assertThat(run).startsWith("manual__");
        String tasks = COUNTING + "/" + run + "/taskInstances";
        assertThat(ids(api.get(tasks), "task_instances", "state")).containsExactly("success", "success", "success");
        assertThat(ids(api.get(tasks + "?state=failed"), "task_instances", "state"))
                .isEmpty();
        assertThat(ids(api.get(tasks + "?order_by=-task_id"), "task_instances", "task_id"))
                .containsExactly("twice", "count", "check");
        assertThat(api.get(tasks + "/count").json().path("map_index").asInt()).isEqualTo(-1);
        assertThat(api.get(tasks + "/count/-1").json().path("id"))
                .isEqualTo(api.get(tasks + "/count").json().path("id"));
        api.get(tasks + "/count/0").is(404);
        assertThat(ids(api.get(tasks + "/count/tries"), "task_instances", "try_number"))
                .containsExactly("1");
        api.get(tasks + "/count/-1/tries").is(200);
        api.get(tasks + "/count/tries/1").is(200);
        api.get(tasks + "/count/-1/tries/1").is(200);
        api.get(tasks + "/count/tries/2").is(404);
        api.get(tasks + "/count/listMapped").is(200);
        api.get(tasks + "/count/links").is(200);
        api.get(tasks + "/count/dependencies").is(200);
        api.get(tasks + "/count/-1/dependencies").is(200);
        api.get(COUNTING + "/" + run + "/upstreamAssetEvents").is(200);
    }

    @Test
    void parametersAreValidatedFieldByField() {
        Api.Reply reply = api.post(COUNTING, "{'logical_date': null, 'conf': {'size': 'many', 'colour': 1}}");
        JsonNode detail = reply.is(422).json().path("detail");
        assertThat(detail.isArray()).isTrue();
        assertThat(detail.toString()).contains("size", "colour");
        assertThat(detail.get(0).path("loc").get(0).asString()).isEqualTo("body");
        api.post(COUNTING, "{'conf': 3}").is(422);
        api.post(COUNTING, "{'colour': 3}").is(422);
        api.post(COUNTING, "{'dag_run_id': 'a/b'}").is(422);
        api.post(COUNTING, "{'data_interval_start': '2026-01-01T00:00:00Z'}").is(422);
        api.post(COUNTING, "{").is(422);
    }

    @Test
    void runIdsAndLogicalDatesAreTakenOnce() {
        String body = "{'dag_run_id': 'mine~1.x:+', 'logical_date': '2020-02-02T00:00:00Z'}";
        assertThat(api.post(COUNTING, body).is(200).json().path("logical_date").asString())
                .isEqualTo("2020-02-02T00:00:00Z");
        api.post(COUNTING, body).is(409);
        api.post(COUNTING, "{'dag_run_id': 'other', 'logical_date': '2020-02-02T00:00:00Z'}")
                .is(409);
    }

    @Test
    void runsAreFilteredByStateTimeAndText() {
        String failed = api.run("counting", "{'size': 77, 'fail': true}", "failed");
        assertThat(ids(api.get("/dags/~/dagRuns?state=failed&conf_contains=77"), "dag_runs", "dag_run_id"))
                .containsExactly(failed);
        assertThat(ids(api.get(COUNTING + "?run_id_pattern=" + failed), "dag_runs", "dag_run_id"))
                .containsExactly(failed);
        assertThat(api.get(COUNTING + "?run_after_gte=2100-01-01T00:00:00Z")
                        .json()
                        .path("total_entries")
                        .asInt())
                .isZero();
        assertThat(api.get(COUNTING + "?start_date_lt=2100-01-01&duration_gte=0&run_type=manual&order_by=-start_date")
                        .json()
                        .path("total_entries")
                        .asInt())
                .isPositive();
        api.get(COUNTING + "?run_after_gte=yesterday").is(422);
        api.get(COUNTING + "?order_by=colour").is(400);
        api.get(COUNTING + "?limit=-1").is(422);
        api.get("/dags/nothing/dagRuns").is(404);
        assertThat(ids(
                        api.post("/dags/~/dagRuns/list", "{'dag_ids': ['counting'], 'states': ['failed']}")
                                .is(200),
                        "dag_runs",
                        "state"))
                .isNotEmpty()
                .containsOnly("failed");
        assertThat(ids(
                        api.post(
                                        "/dags/~/dagRuns/~/taskInstances/list",
                                        "{'dag_ids': ['counting'], 'state': ['failed'], 'page_limit': 5}")
                                .is(200),
                        "task_instances",
                        "task_id"))
                .contains("check");
        assertThat(ids(
                        api.get("/dags/~/dagRuns/~/taskInstances?state=failed&order_by=-start_date"),
                        "task_instances",
                        "state"))
                .isNotEmpty()
                .containsOnly("failed");
    }

    @Test
    void logsComeInPagesAndAsAStream() {
        String run = api.run("counting", "{'size': 2}", "success");
        String path = COUNTING + "/" + run + "/taskInstances/count/logs/1";
        JsonNode page = api.get(path + "?full_content=true", "Accept", "application/json")
                .is(200)
                .json();
        assertThat(page.path("content").toString()).contains("\"event\":\"counted 1\"", "\"event\":\"counted 2\"");
        assertThat(page.path("content").get(0).path("level").asString()).isEqualTo("info");
        JsonNode first = api.get(path).json();
        if (!first.path("continuation_token").isNull()) {
            String token = first.path("continuation_token").asString();
            JsonNode rest = api.get(path + "?token=" + token).is(200).json();
            assertThat(rest.path("content")).isEmpty();
            assertThat(rest.path("continuation_token").isNull()).isTrue();
        }
        Api.Reply stream = api.get(path, "Accept", "application/x-ndjson").is(200);
        assertThat(stream.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(stream.text().lines().filter(line -> line.contains("counted")))
                .hasSize(2);
        api.get(path.replace("logs/1", "logs/9")).is(404);
        api.get(path + "?token=nonsense").is(400);
    }

    @Test
    void waitingForARunGivesALineForEachStateAndTheResults() {
        String run = api.trigger("counting", "{'size': 5}");
        Api.Reply reply =
                api.get(COUNTING + "/" + run + "/wait?interval=1&result=twice").is(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/x-ndjson");
        List<String> lines = reply.text().lines().toList();
        assertThat(lines.getLast()).isEqualTo("{\"state\":\"success\",\"results\":{\"twice\":10}}");
        api.get(COUNTING + "/" + run + "/wait").is(422);
    }

    @Test
    void aClearIsRehearsedThenDone() {
        String run = api.run("counting", "{'fail': true}", "failed");
        String body = "{'dag_run_id': '%s', 'task_ids': ['check', ['twice', -1]]%s}";
        assertThat(ids(
                        api.post("/dags/counting/clearTaskInstances", body.formatted(run, ""))
                                .is(200),
                        "task_instances",
                        "task_id"))
                .as("dry run and only failed unless said otherwise")
                .containsExactly("check");
        assertThat(api.get(COUNTING + "/" + run).json().path("state").asString())
                .isEqualTo("failed");
        assertThat(ids(
                        api.post(
                                        "/dags/counting/clearTaskInstances",
                                        body.formatted(run, ", 'dry_run': false, 'only_failed': false"))
                                .is(200),
                        "task_instances",
                        "task_id"))
                .containsExactly("twice", "check");
        Awaitility.await("a second try")
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.get(COUNTING + "/" + run + "/taskInstances/check/tries")
                                .json()
                                .path("total_entries")
                                .asInt()
                        == 2);
        api.awaitState("counting", run, "failed");
        assertThat(api.post(COUNTING + "/" + run + "/clear", "{}")
                        .is(200)
                        .json()
                        .path("task_instances")
                        .size())
                .isEqualTo(3);
        assertThat(api.post(COUNTING + "/" + run + "/clear", "{'dry_run': false, 'only_failed': true}")
                        .is(200)
                        .json()
                        .path("dag_run_id")
                        .asString())
                .isEqualTo(run);
        api.awaitState("counting", run, "failed");
        api.post("/dags/counting/clearTaskInstances", "{'only_failed': true, 'only_running': true}")
                .is(422);
        api.post("/dags/counting/clearTaskInstances", "{'dag_run_id': 'nothing'}")
                .is(404);
    }

    @Test
    void tasksAndRunsAreMarked() {
        String run = api.run("counting", "{'fail': true}", "failed");
        String task = COUNTING + "/" + run + "/taskInstances/check";
        assertThat(ids(api.patch(task + "/dry_run", "{'new_state': 'success'}").is(200), "task_instances", "task_id"))
                .containsExactly("check");
        api.patch(task + "/-1/dry_run", "{'new_state': 'success'}").is(200);
        api.patch(task, "{'new_state': 'running'}").is(422);
        api.patch(task, "{'new_state': 'skipped', 'note': 'seen'}").is(200);
        JsonNode skipped = api.get(task).json();
        assertThat(skipped.path("state").asString()).isEqualTo("skipped");
        assertThat(skipped.path("note").asString()).isEqualTo("seen");
        api.patch(task + "/-1", "{'new_state': 'success'}").is(200);
        assertThat(api.patch(COUNTING + "/" + run, "{'note': 'looked at'}")
                        .is(200)
                        .json()
                        .path("note")
                        .asString())
                .isEqualTo("looked at");
        api.patch(COUNTING + "/" + run, "{'state': 'success'}").is(200);
        api.awaitState("counting", run, "success");
        api.patch(COUNTING + "/" + run, "{'state': 'running'}").is(422);
        api.delete(COUNTING + "/" + run).is(204);
        api.get(COUNTING + "/" + run).is(404);
    }

    @Test
    void aRunUnderWaySaysWhyTasksWaitAndIsCancelled() {
        String run = api.trigger("waiting", "{}");
        String tasks = "/dags/waiting/dagRuns/" + run + "/taskInstances";
        Awaitility.await("the first task runs")
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        api.get(tasks + "/hold").json().path("state").asString().equals("running"));
        assertThat(api.get(tasks + "/last/dependencies")
                        .json()
                        .path("dependencies")
                        .toString())
                .contains("waits for hold");
        assertThat(api.get(tasks + "/hold/logs/1")
                        .json()
                        .path("continuation_token")
                        .isNull())
                .as("more may come")
                .isFalse();
        assertThat(api.get("/dagStats?dag_ids=waiting")
                        .json()
                        .path("dags")
                        .get(0)
                        .path("stats")
                        .toString())
                .contains("\"state\":\"running\"");
        api.delete("/dags/waiting/dagRuns/" + run).is(409);
        api.patch("/dags/waiting/dagRuns/" + run, "{'state': 'failed'}").is(200);
        api.awaitState("waiting", run, "failed");
    }

    @Test
    void outputsAreReadWrittenAndDeleted() {
        String run = api.run("counting", "{'size': 6}", "success");
        String entries = COUNTING + "/" + run + "/taskInstances/count/xcomEntries";
        assertThat(ids(api.get(entries), "xcom_entries", "key")).containsExactly("return_value");
        assertThat(api.get(entries + "/return_value").json().path("value").asInt())
                .isEqualTo(6);
        assertThat(api.get(entries + "/return_value?stringify=true")
                        .json()
                        .path("value")
                        .asString())
                .isEqualTo("6");
        assertThat(api.post(entries, "{'key': 'extra', 'value': {'a': [1]}}")
                        .is(201)
                        .json()
                        .path("value")
                        .toString())
                .isEqualTo("{\"a\":[1]}");
        api.post(entries, "{'key': 'extra', 'value': 1}").is(409);
        assertThat(api.patch(entries + "/extra", "{'value': 'two'}")
                        .is(200)
                        .json()
                        .path("value")
                        .asString())
                .isEqualTo("two");
        assertThat(api.get("/dags/~/dagRuns/~/taskInstances/~/xcomEntries?xcom_key=extra")
                        .json()
                        .path("total_entries")
                        .asInt())
                .isEqualTo(1);
        api.delete(entries + "/extra").is(204);
        api.get(entries + "/extra").is(404);
    }

    @Test
    void pipelinesArePausedAndFavoured() {
        assertThat(api.patch("/dags/nightly", "{'is_paused': true}")
                        .is(200)
                        .json()
                        .path("is_paused")
                        .asBoolean())
                .isTrue();
        assertThat(ids(api.get("/dags?paused=true"), "dags", "dag_id")).containsExactly("nightly");
        api.patch("/dags?dag_id_pattern=nightly", "{'is_paused': false}").is(200);
        assertThat(ids(api.get("/dags?paused=true"), "dags", "dag_id")).isEmpty();
        api.patch("/dags/nightly?update_mask=owners", "{'is_paused': false}").is(400);
        api.post("/dags/nightly/favorite", "").is(204);
        assertThat(ids(api.get("/dags?is_favorite=true"), "dags", "dag_id")).containsExactly("nightly");
        assertThat(api.get("/dags/nightly/details").json().path("is_favorite").asBoolean())
                .isTrue();
        api.post("/dags/nightly/unfavorite", "").is(204);
        api.post("/dags/nightly/unfavorite", "").is(409);
        api.delete("/dags/nothing").is(404);
    }

    private static List<String> ids(Api.Reply reply, String list, String field) {
        return reply.is(200)
                .json()
                .path(list)
                .valueStream()
                .map(each ->
                        field.isEmpty() ? each.asString() : each.path(field).asString())
                .toList();
    }
}
