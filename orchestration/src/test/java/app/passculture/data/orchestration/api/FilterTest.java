package app.passculture.data.orchestration.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.access.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What lists of the API are asked for is heeded or refused, never passed over. */
class FilterTest {
    private static final String RUNS = "/dags/nightly/dagRuns";

    /** To leave out what is not there changes nothing, rightly. */
    private static final Set<String> LEAVING_OUT = Set.of("excluded_events");

    /** What this server has none of, so far. */
    private static final String ALWAYS_EMPTY =
            ".*(?:[aA]sset|backfills|hitlDetails|dagWarnings|plugins|listMapped|importErrors).*";

    private static Api api;
    private static String run;

    @BeforeAll
    static void runSomething() {
        api = Api.as(Role.ADMIN);
        api.post("/variables", "{'key': 'filtered', 'value': 'x'}").is(201);
        api.post("/connections", "{'connection_id': 'filtered', 'conn_type': 'http'}")
                .is(201);
        api.run("counting", "{'size': 1}", "success");
        run = api.run("nightly", "{}", "success");
    }

    @AfterAll
    static void tidy() {
        api.delete("/variables/filtered").is(204);
        api.delete("/connections/filtered").is(204);
    }

    @Test
    void everyParameterOfEveryListIsHeeded() {
        List<Route> lists = Route.all().stream()
                .filter(route -> route.method().equals("GET") && route.answer().contains("Collection"))
                .toList();
        assertThat(lists).hasSizeGreaterThan(20);
        for (Route list : lists) {
            String path = list.path()
                    .replace("{dag_id}/tasks", "counting/tasks")
                    .replaceAll("\\{(?:dag_id|dag_run_id|task_id)}", "~")
                    .replaceAll("\\{\\w+}", "1");
            boolean empty = path.matches(ALWAYS_EMPTY);
            if (!empty && !path.endsWith("/tries") && !path.endsWith("/dependencies") && !path.endsWith("/links")) {
                assertThat(total(api.get(path))).as(path).isPositive();
                list.parameters().stream()
                        .map(Route.Parameter::name)
                        .filter(name -> !LEAVING_OUT.contains(name))
                        .forEach(name -> isHeeded(path, name));
            }
        }
    }

    private static void isHeeded(String path, String parameter) {
        Api.Reply reply = api.get(path + "?" + parameter + "=nothing-like-this");
        boolean refused = reply.status() == 400 || reply.status() == 422;
        assertThat(refused || (reply.status() == 200 && total(reply) == 0))
                .as("%s?%s: %s", path, parameter, reply.text())
                .isTrue();
    }

    private static int total(Api.Reply reply) {
        JsonNode json = reply.json();
        return json.path("total_entries").asInt();
    }

    private static List<String> found(String path, String list, String field) {
        return api.get(path)
                .is(200)
                .json()
                .path(list)
                .valueStream()
                .map(each -> each.path(field).asString())
                .toList();
    }

    private static List<String> tasks(String filter) {
        return found(RUNS + "/" + run + "/taskInstances?" + filter, "task_instances", "task_id");
    }

    @Test
    void tasksAreFoundByWhatTheirSpecificationSays() {
        assertThat(tasks("operator=cleanup")).containsExactly("drop");
        assertThat(tasks("operator=cleanup&operator=barrier")).containsExactly("drop");
        assertThat(tasks("operator_name_pattern=clean%25")).containsExactly("drop");
        assertThat(tasks("task_group_id=load")).containsExactly("make", "fill");
        assertThat(tasks("task_group_id=load.rows")).containsExactly("fill");
        assertThat(tasks("task_group_id=loa")).isEmpty();
        assertThat(found(
                        "/dags/~/dagRuns/~/taskInstances?task_group_id=load.rows&run_id_pattern=" + run,
                        "task_instances",
                        "task_id"))
                .containsExactly("fill");
    }

    @Test
    void whatAllTasksHaveInCommonFiltersAllOrNone() {
        for (String filter :
                List.of("queue=default", "queue=other&queue=default", "queue_name_pattern=def", "map_index=-1")) {
            assertThat(tasks(filter)).as(filter).hasSize(3);
        }
        for (String filter : List.of("queue=other", "queue_name_pattern=o%25", "map_index=0", "executor=Local")) {
            assertThat(tasks(filter)).as(filter).isEmpty();
        }
        String batch = "/dags/nightly/dagRuns/" + run + "/taskInstances/list";
        assertThat(total(api.post(batch, "{'queue': ['default']}").is(200))).isEqualTo(3);
        assertThat(total(api.post(batch, "{'queue': ['other']}").is(200))).isZero();
        assertThat(total(api.post(batch, "{'executor': ['Local']}").is(200))).isZero();
        assertThat(total(api.get("/dags/~/dagRuns?partition_key_pattern=x"))).isZero();
        String outputs = "/dags/counting/dagRuns/~/taskInstances/~/xcomEntries";
        assertThat(total(api.get(outputs + "?map_index=-1&map_index_filter=-1&dag_display_name_pattern=count%25")))
                .isPositive();
        assertThat(total(api.get(outputs + "?map_index=3"))).isZero();
        assertThat(total(api.get("/eventLogs?map_index=1"))).isZero();
        assertThat(total(api.get("/jobs?executor_class=Local"))).isZero();
    }

    @Test
    void pipelinesAreFoundByBothPatternsAndTheirBundle() {
        assertThat(found("/dags?dag_id_pattern=n%25&dag_display_name_pattern=%25ght%25", "dags", "dag_id"))
                .containsExactly("nightly");
        assertThat(found("/dags?dag_id_pattern=n%25&dag_display_name_pattern=c%25", "dags", "dag_id"))
                .isEmpty();
        String version =
                api.get("/dags/counting").is(200).json().path("bundle_version").asString();
        assertThat(found("/dags?bundle_version=" + version, "dags", "dag_id")).contains("counting");
        assertThat(found("/dags?bundle_version=other", "dags", "dag_id")).isEmpty();
        assertThat(found("/dags?asset_dependency=x", "dags", "dag_id")).isEmpty();
        assertThat(found("/dags?has_asset_schedule=true", "dags", "dag_id")).isEmpty();
        assertThat(found("/dags?has_asset_schedule=false&has_import_errors=false", "dags", "dag_id"))
                .isNotEmpty();
        assertThat(api.get("/dags?timetable_type=airflow.timetables.simple.NullTimetable")
                        .is(400)
                        .detail())
                .contains("timetable_type");
    }

    @Test
    void valuesOutsideAnEnumerationAreRefused() {
        for (String path : List.of(
                "/dags/~/dagRuns?state=done",
                "/dags/~/dagRuns?run_type=other",
                "/dags/~/dagRuns/~/taskInstances?state=done",
                "/dags?last_dag_run_state=done",
                "/dags?dag_run_state=done",
                "/dags?tags_match_mode=some",
                "/dagWarnings?warning_type=other")) {
            JsonNode violation = api.get(path).is(422).json().path("detail").get(0);
            assertThat(violation.path("loc").get(0).asString()).isEqualTo("query");
            assertThat(violation.path("msg").asString()).contains("is not one of");
        }
        api.get("/dags/~/dagRuns/~/taskInstances?state=no_status").is(200);
        api.patch(RUNS + "/" + run + "?update_mask=conf", "{'note': 'x'}").is(422);
        api.patch(RUNS + "/" + run + "/taskInstances/make?update_mask=pool", "{'note': 'x'}")
                .is(422);
    }

    @Test
    void aClearThatCannotBeAsAskedIsRefused() {
        String body = "{'dag_run_id': '%s', 'dry_run': false, 'only_failed': false, %s}";
        assertThat(api.post("/dags/nightly/clearTaskInstances", body.formatted(run, "'reset_dag_runs': false"))
                        .is(400)
                        .detail())
                .contains("reset_dag_runs");
        String held = api.trigger("waiting", "{}");
        String path = "/dags/waiting/dagRuns/" + held;
        org.awaitility.Awaitility.await("the task runs")
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() -> api.get(path + "/taskInstances/hold")
                        .json()
                        .path("state")
                        .asString()
                        .equals("running"));
        assertThat(api.post(
                                "/dags/waiting/clearTaskInstances",
                                body.formatted(held, "'task_ids': ['hold'], 'prevent_running_task': true"))
                        .is(409)
                        .detail())
                .contains("hold", "running");
        api.patch(path, "{'state': 'failed'}").is(200);
        api.awaitState("waiting", held, "failed");
    }

    @Test
    void tasksOfAPipelineAreOrdered() {
        String path = "/dags/counting/tasks?order_by=";
        assertThat(found(path + "-task_id", "tasks", "task_id")).containsExactly("twice", "count", "check");
        assertThat(found(path + "owner,task_id", "tasks", "task_id")).containsExactly("check", "count", "twice");
        assertThat(api.get(path + "colour").is(400).detail()).contains("colour", "task_id");
    }

    @Test
    void patternsOutsideTheDatabaseAreLikeThoseInIt() {
        assertThat(Map.of("%ob%", true, "o", true, "J_bs", true, "j%", true, "jo", true, "_obs_", false, "a.c%", false))
                .allSatisfy((pattern, matches) -> assertThat(LikePattern.matches(pattern, "jobs"))
                        .as(pattern)
                        .isEqualTo(matches));
        assertThat(LikePattern.matches(null, "jobs")).isTrue();
        Sorting<String> sorting = new Sorting<>(Map.of("length", Comparator.comparingInt(String::length)));
        assertThat(sorting.sorted(List.of("aa", "b", "ccc"), List.of("-length")))
                .containsExactly("ccc", "aa", "b");
        assertThatThrownBy(() -> sorting.sorted(List.of(), List.of("weight"))).isInstanceOf(Refusal.Bad.class);
    }
}
