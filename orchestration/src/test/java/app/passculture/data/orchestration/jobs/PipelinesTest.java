package app.passculture.data.orchestration.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.Surroundings;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PipelinesTest {

    private static final List<Pipeline> ALL = List.of(
            new ImportDataAnalytics(),
            new RecommendationCloudSql(),
            new ExportCloudSqlTables(),
            new TrainRecommendationModel(),
            new Kpi(),
            new Monitoring(),
            new RecommendationPurge(),
            new MatomoRefresh(),
            new MatomoHistory(),
            new SurveyImport());

    private final PipelineLoader production =
            new PipelineLoader(new Surroundings(new Environment("production", true), Map.of(), Map.of()));

    @Test
    void validationFindsNothing() {
        assertThat(production.validate(ALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "import_data_analytics_v6, 71, 90, PT5M, 1",
        "recommendation_cloud_sql_v1, 34, 180, PT2M, 1",
        "export_cloudsql_tables_to_bigquery_v1, 5, 90, PT5M, 1",
        "train_recommendation_model, 6, 240, PT5M, 1",
        "kpi, 20, 200, PT5M, 1",
        "monitoring, 18, 170, PT5M, 1",
        "recommendation_purge, 3, 30, PT5M, 1",
        "dump_scalingo_matomo_refresh_v1, 31, 180, PT5M, 5",
        "dump_scalingo_matomo_history_v6, 79, 180, PT5M, 5",
        "import_survey_answers, 9, 120, PT5M, 3"
    })
    void tasksLimitsRetriesAndAlertsAreThoseOfTheTable(String id, int tasks, int minutes, Duration delay, int retries) {
        var spec = loaded(id).spec();
        assertThat(spec.tasks()).hasSize(tasks);
        assertThat(spec.limits().runTimeout()).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(spec.limits().activeRuns()).isEqualTo(1);
        assertThat(spec.notices())
                .containsExactly(Notice.slack("slack").forManualRunsToo().on(Notice.Occasion.FAILURE));
        assertThat(spec.tasks())
                .filteredOn(task -> task.terms().retries().count() > 0)
                .isNotEmpty()
                .allSatisfy(task -> {
                    assertThat(task.terms().retries().count()).isEqualTo(retries);
                    assertThat(task.terms().retries().delay()).isEqualTo(delay);
                });
    }

    /** The best of several: the first pays for the class files, and others may use the machine. */
    @Test
    void eachLoadsInAnInstant() {
        for (Pipeline pipeline : ALL) {
            Duration best = Stream.generate(() -> timeToLoad(pipeline))
                    .limit(10)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(best).as(pipeline.getClass().getSimpleName()).isLessThan(Duration.ofMillis(50));
        }
    }

    private Duration timeToLoad(Pipeline pipeline) {
        long before = System.nanoTime();
        production.load(pipeline);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    @Test
    void theServerOfTheProfileHasThemAll() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                PipelinesTest.class.getResourceAsStream("/application-jobs.yaml"), "application-jobs.yaml")) {
            var names = new YAMLMapper()
                    .readTree(file)
                    .at("/orchestration/pipelines")
                    .valueStream()
                    .map(node -> node.asString())
                    .toList();
            assertThat(names)
                    .containsExactlyElementsOf(ALL.stream()
                            .map(pipeline -> pipeline.getClass().getName())
                            .toList());
        }
    }

    private LoadedPipeline loaded(String id) {
        return ALL.stream()
                .map(production::load)
                .filter(pipeline -> pipeline.spec().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
