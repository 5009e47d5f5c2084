package app.passculture.data.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.execution.NodeResult;
import app.passculture.data.analytics.execution.ProjectSession;
import app.passculture.data.analytics.execution.RunListener;
import app.passculture.data.analytics.execution.RunRequest;
import app.passculture.data.analytics.execution.RunSummary;
import app.passculture.data.analytics.execution.Status;
import app.passculture.data.analytics.quality.UnitTests;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A project written by dbt's habits, with all it has, is built as it is. */
class ForeignProjectTest {

    /** As finely as a clock of a machine tells the time. */
    private static final Instant NOW = Instant.parse("2021-02-01T10:00:00.123456789Z");

    @Test
    void everyNodeIsBuiltAndAgainWithWhatIsNew() throws URISyntaxException {
        Project project = Project.read(ProjectOptions.of(directory(), InstantSource.fixed(NOW)));
        assertThat(project.warnings())
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning.message()).contains("is not read"));
        try (LocalWarehouse warehouse = Embedded.open("lending-dev", NOW);
                LocalWarehouse bench = Embedded.open("lending-dev", NOW)) {
            ProjectSession session = new ProjectSession(
                    project, warehouse, () -> new UnitTests(project, bench), ProjectSession.Sources.EMPTY_WHEN_ABSENT);
            assertThat(unwell(run(session, "first"))).isEmpty();
            assertThat(count(warehouse, "dev_core.fct_loans")).isEqualTo(4L);
            assertThat(count(warehouse, "dev_core.fct_loans_daily")).isEqualTo(31L);
            assertThat(count(warehouse, "dev_reporting.events")).isEqualTo(6L);
            assertThat(unwell(run(session, "second"))).isEmpty();
            assertThat(count(warehouse, "dev_core.fct_loans")).isEqualTo(4L);
            assertThat(count(warehouse, "history.titles_history")).isEqualTo(4L);
        }
    }

    private static RunSummary run(ProjectSession session, String name) {
        List<Node> nodes = session.project().graph().order().stream()
                .map(session.project()::node)
                .toList();
        return session.run(RunRequest.of(nodes, name).withThreads(2), RunListener.NONE);
    }

    /** What did not go well; one test of the project warns on purpose. */
    private static List<String> unwell(RunSummary summary) {
        return summary.results().stream()
                .filter(result -> !result.status().isWell() && result.status() != Status.WARN)
                .map(ForeignProjectTest::told)
                .toList();
    }

    private static String told(NodeResult result) {
        return result.node().name() + " " + result.status() + ": " + result.message();
    }

    private static Object count(LocalWarehouse warehouse, String table) {
        return Objects.requireNonNull(warehouse
                .query(Statement.of("select count(*) as n from `lending-dev`." + table))
                .toList()
                .getFirst()
                .value("n"));
    }

    private static Path directory() throws URISyntaxException {
        URL found = Objects.requireNonNull(ForeignProjectTest.class.getResource("/projects/lending"));
        return Path.of(found.toURI());
    }
}
