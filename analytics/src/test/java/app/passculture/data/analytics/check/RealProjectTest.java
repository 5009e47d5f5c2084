package app.passculture.data.analytics.check;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.Embedded;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The project of this repository is clean, for every kind of target. */
class RealProjectTest {

    private static Checking.Knowledge knowledge(String target) {
        ProjectOptions options = ProjectOptions.of(
                        Path.of("sql").toAbsolutePath(), () -> Instant.parse("2021-03-10T00:00:00Z"))
                .withTarget(target);
        return Checking.of(options, Path.of("target"), Checking.Memory.NONE)
                .withRules((project, use) -> {
                    try (LocalWarehouse bench = Embedded.open("rules", Instant.EPOCH)) {
                        return use.apply(bench);
                    }
                })
                .knowledge(project -> project.nodes().values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "prod"})
    void nothingIsWrong(String target) {
        CheckReport report = knowledge(target).report();
        assertThat(report.findings().stream()
                        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                        .map(Finding::toString))
                .isEmpty();
    }

    @Test
    void aColumnIsFollowedIntoTheApplication() {
        Checking.Knowledge known = knowledge("prod");
        ColumnGraph graph = ColumnGraph.of(known.project(), known.report());
        assertThat(graph.upstream(graph.named("enriched_user_data.user_humanized_id")))
                .extracting(edge -> edge.from().toString())
                .contains("applicative_user.user_id", "import_user.user_id", "applicative.user.id");
        List<ColumnGraph.Column> id = graph.named("applicative.user.id");
        assertThat(graph.downstream(id))
                .extracting(edge -> edge.to().toString())
                .contains("enriched_user_data.user_humanized_id");
    }
}
