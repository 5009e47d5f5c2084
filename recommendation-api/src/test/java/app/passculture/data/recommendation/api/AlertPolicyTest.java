package app.passculture.data.recommendation.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class AlertPolicyTest {

    private static final String ALL = "metric.type=\"run.googleapis.com/request_count\"";
    private static final String FAILED = "metric.label.response_code_class=\"5xx\"";

    private final Map<?, ?> policy = policy();
    private final Map<?, ?> condition =
            map(map(list(policy.get("conditions")).getFirst()).get("conditionThreshold"));

    @Test
    void oneConditionIsTheShareOfFailedAnswers() {
        assertThat(policy.get("displayName")).isEqualTo("HTTP error count exceeds 1 percent for recommendation API");
        assertThat(policy.get("combiner")).isEqualTo("OR");
        assertThat(list(policy.get("conditions"))).hasSize(1);
        assertThat(terms("filter")).contains(ALL, FAILED);
        assertThat(terms("denominatorFilter")).contains(ALL).doesNotContain(FAILED);
    }

    @Test
    void bothSidesSeeOnlyThisService() {
        for (String side : List.of("filter", "denominatorFilter")) {
            assertThat(terms(side))
                    .contains(
                            "resource.type=\"cloud_run_revision\"",
                            "resource.label.service_name=\"apireco-prod\"",
                            "project=\"passculture-data-prod\"");
        }
    }

    @Test
    void bothSidesAreSummedOverTenMinutesByALabelThatExists() {
        for (String side : List.of("aggregations", "denominatorAggregations")) {
            assertThat(condition.get(side))
                    .isEqualTo(List.of(Map.of(
                            "alignmentPeriod", "600s",
                            "perSeriesAligner", "ALIGN_DELTA",
                            "crossSeriesReducer", "REDUCE_SUM",
                            "groupByFields", List.of("resource.label.service_name"))));
        }
    }

    @Test
    void itFiresAtOnceAboveOneInAHundred() {
        assertThat(condition.get("comparison")).isEqualTo("COMPARISON_GT");
        assertThat(condition.get("thresholdValue")).isEqualTo(0.01);
        assertThat(condition.get("duration")).isEqualTo("0s");
        assertThat(condition.get("trigger")).isEqualTo(Map.of("count", 1));
    }

    private List<String> terms(String side) {
        return Arrays.asList(String.valueOf(condition.get(side)).split(" AND "));
    }

    private static Map<?, ?> policy() {
        try (var text = Files.newBufferedReader(Path.of("alert-policy.yaml"))) {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object node) {
        return (Map<?, ?>) Objects.requireNonNull(node);
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object node) {
        return (List<?>) Objects.requireNonNull(node);
    }
}
