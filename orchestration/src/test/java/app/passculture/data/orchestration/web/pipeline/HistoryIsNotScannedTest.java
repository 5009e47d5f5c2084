package app.passculture.data.orchestration.web.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No page reads the whole history of anything: PostgreSQL has an index for each of their statements, and uses it to find, not to walk. */
class HistoryIsNotScannedTest {

    private static final Set<String> HISTORY = Set.of("run", "task_instance", "attempt", "output", "event_log");

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    @Test
    void pagesFindWhatTheyShowByAnIndex() throws SQLException {
        new LargeHistory("old", 5, 4_000).write(PAGES.server().sql());
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        PAGES.server().statements().forget();
        String run = "scheduled__2000";
        List<String> addresses = new ArrayList<>(List.of("/", "/pipelines", "/pipelines/old", Place.run("old", run)));
        for (String tab : PipelinePage.TABS.subList(1, PipelinePage.TABS.size())) {
            addresses.add(Place.pipeline("old", tab));
        }
        for (String tab : List.of("tasks", "log", "outputs", "events")) {
            addresses.add(Place.run("old", run, tab));
        }
        addresses.addAll(
                List.of("/palette?typed=old+" + run, "/palette?typed=task_0003&at=/pipelines/old/runs/" + run));
        addresses.add(Place.pipeline("old", "graph") + "?critical=true");
        addresses.add(Place.pipeline("old") + "?view=table");
        addresses.add(Place.task("old", run, "task_0003"));
        addresses.add(Place.task("old", run, "task_0003", "clear") + "?downstream=true");
        for (String address : addresses) {
            assertThat(page.navigate(address).status()).as(address).isEqualTo(200);
        }
        Set<String> scanned = new TreeSet<>();
        Set<String> statements = PAGES.server().statements().heard();
        assertThat(statements).hasSizeGreaterThan(25);
        try (Connection connection = PAGES.server().plain();
                Statement plain = connection.createStatement()) {
            plain.execute("SET enable_seqscan = off");
            for (String each : statements) {
                if (each.strip().startsWith("SELECT")) {
                    scans(plan(plain, each), false).forEach(scan -> scanned.add(scan + " in " + each));
                }
            }
        }
        assertThat(scanned).isEmpty();
    }

    /** A filter that few runs pass is the worst case: no index may be walked in search of them, not even under a limit. */
    @Test
    void theListOfAllRunsLooksAtSoManyAtMost() throws SQLException {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        PAGES.server().statements().forget();
        for (String filter : List.of(
                "",
                "?state=failed",
                "?type=backfill",
                "?state=queued&before=9000000000000&to=2100-01-01",
                "?pipeline=old&state=running&type=manual&from=2001-01-01")) {
            assertThat(page.navigate("/runs" + filter).status()).as(filter).isEqualTo(200);
        }
        List<String> lists = PAGES.server().statements().heard().stream()
                .filter(each -> each.contains("id >= ") || each.contains("id) >= "))
                .toList();
        assertThat(lists).hasSizeGreaterThan(8);
        try (Connection connection = PAGES.server().plain();
                Statement plain = connection.createStatement()) {
            plain.execute("SET enable_seqscan = off");
            // Which a few runs get, to be sorted: with many they are read in the order of the index.
            plain.execute("SET enable_bitmapscan = off");
            for (String each : lists) {
                assertThat(walks(plan(plain, each))).as(each).isEmpty();
            }
        }
    }

    /** Scans that no bound of an index begins and ends. */
    private static List<String> walks(JsonNode plan) {
        List<String> found = new ArrayList<>();
        if (plan.path("Relation Name").asString("").equals("run")
                && plan.path("Index Cond").isMissingNode()) {
            found.add(plan.toString());
        }
        plan.path("Plans").forEach(below -> found.addAll(walks(below)));
        return found;
    }

    /** Without sequential scans, which small tables get whether or not there is an index. */
    private static JsonNode plan(Statement plain, String statement) throws SQLException {
        try (ResultSet told = plain.executeQuery("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + numbered(statement))) {
            told.next();
            return JsonMapper.shared().readTree(told.getString(1)).path(0).path("Plan");
        }
    }

    private static String numbered(String statement) {
        String[] parts = statement.split("\\?", -1);
        StringBuilder numbered = new StringBuilder(parts[0]);
        for (int number = 1; number < parts.length; number++) {
            numbered.append('$').append(number).append(parts[number]);
        }
        return numbered.toString();
    }

    /** The scans of a history from its one end to the other; under a limit an index may be walked. */
    private static List<String> scans(JsonNode plan, boolean limited) {
        List<String> found = new ArrayList<>();
        String type = plan.path("Node Type").asString();
        String relation = plan.path("Relation Name").asString("").replaceFirst("_\\d{4}_\\d{2}$", "");
        boolean isWalk = type.equals("Seq Scan")
                || (type.startsWith("Index") && plan.path("Index Cond").isMissingNode());
        boolean isSmall = plan.path("Index Name").asString("").equals("run_active");
        if (HISTORY.contains(relation) && isWalk && !isSmall && !(limited && !type.equals("Seq Scan"))) {
            found.add(type + " of " + relation);
        }
        for (JsonNode below : plan.path("Plans")) {
            found.addAll(scans(below, limited || type.equals("Limit")));
        }
        return found;
    }
}
