package app.passculture.data.orchestration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CircleCiFileTest {

    private static final List<String> TESTS =
            List.of("recommendation-api-tests", "recommendation-db-tests", "recommendation-model-tests");

    private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "production");

    private static final Pattern FILE =
            Pattern.compile("(?<=run |environment |config )(recommendation-api/contract/.*?|cloudbuild)\\.(json|yaml)");

    private static final Set<String> PLACING = Set.of("name", "requires", "filters", "context");

    private final JsonNode file = Repository.yaml(".circleci/config.yml");
    private final Map<String, Placed> workflow = workflow(file);

    /** A job as the workflow places it; empty branches mean all. */
    private record Placed(
            String job, List<String> requires, List<String> branches, List<String> contexts, JsonNode settings) {}

    @Test
    void jobsRequireWhatTheTableSays() {
        assertThat(workflow.keySet())
                .containsExactlyInAnyOrder(
                        "linter",
                        "analytics_tests",
                        "recommendation-model-tests",
                        "recommendation-db-tests",
                        "recommendation-api-tests",
                        "orchestration-tests",
                        "recommendation-integration-tests-dev",
                        "build_and_deploy_api_staging",
                        "api_integration_tests_staging",
                        "build_and_deploy_api_production",
                        "api_integration_tests_production");
        assertThat(placed("linter").requires()).isEmpty();
        assertThat(placed("recommendation-integration-tests-dev").requires())
                .containsExactly("recommendation-api-tests");
    }

    @Test
    void masterDeploysToStagingThenTestsIt() {
        assertDeployment("build_and_deploy_api_staging", "apireco-stg", "master", List.of("DATA_GCP", "DATA_GCP_EHP"));
        assertContract("api_integration_tests_staging", "staging", "API_TOKEN_STG", "master", "DATA_GCP_EHP");
        assertThat(placed("api_integration_tests_staging").requires()).containsExactly("build_and_deploy_api_staging");
    }

    @Test
    void productionDeploysToProductionThenTestsIt() {
        assertDeployment(
                "build_and_deploy_api_production", "apireco-prod", "production", List.of("DATA_GCP", "DATA_GCP_PROD"));
        assertContract(
                "api_integration_tests_production", "production", "API_TOKEN_PROD", "production", "DATA_GCP_PROD");
        assertThat(placed("api_integration_tests_production").requires())
                .containsExactly("build_and_deploy_api_production");
    }

    @Test
    void everythingWaitsForTheLinter() {
        assertThat(workflow.keySet())
                .allSatisfy(name -> assertThat(ancestors(name)).contains("linter"));
    }

    @Test
    void everyModuleIsTestedByAJobOfItsOwn() {
        String text = String.join("\n", Repository.lines(".circleci/config.yml"));
        assertThat(Repository.modules())
                .hasSize(5)
                .allSatisfy(module ->
                        assertThat(text).containsPattern("module: " + module + "\n|-pl " + module + " -am verify"));
    }

    @Test
    void jobsOfTheWorkflowExistAndGetTheirParameters() {
        assertThat(workflow.values()).allSatisfy(placed -> {
            JsonNode job = file.path("jobs").path(placed.job());
            assertThat(job.isObject()).as(placed.job()).isTrue();
            assertThat(settings(placed))
                    .containsExactlyInAnyOrderElementsOf(job.path("parameters").propertyNames());
        });
        assertThat(workflow.values().stream().flatMap(placed -> placed.requires().stream()))
                .isSubsetOf(workflow.keySet());
    }

    @Test
    void theContractAndTheBuildItNamesExist() {
        String text = String.join("\n", Repository.lines(".circleci/config.yml"));
        List<String> named = Repository.matches(FILE, text)
                .flatMap(path -> ENVIRONMENTS.stream()
                        .map(environment -> path.replace("<< parameters.environment >>", environment)))
                .distinct()
                .toList();
        assertThat(named)
                .hasSize(5)
                .allSatisfy(path -> assertThat(Repository.file(path)).isRegularFile());
    }

    @Test
    void jobsRunOnDeclaredExecutorsAndCommands() {
        assertThat(file.path("jobs").values()).allSatisfy(job -> {
            assertThat(file.path("executors").propertyNames())
                    .contains(job.path("executor").asString());
            assertThat(job.path("steps").values())
                    .allSatisfy(
                            step -> assertThat(stepName(step)).isIn("checkout", "run", "maven", "store_test_results"));
        });
    }

    private void assertDeployment(String name, String instance, String branch, List<String> contexts) {
        Placed deployment = placed(name);
        assertThat(deployment.job()).isEqualTo("build_and_deploy_api");
        assertThat(deployment.requires()).isEqualTo(TESTS);
        assertThat(deployment.branches()).containsExactly(branch);
        assertThat(deployment.contexts()).isEqualTo(contexts);
        assertThat(deployment.settings().path("instance").asString()).isEqualTo(instance);
    }

    private void assertContract(String name, String environment, String token, String branch, String context) {
        Placed contract = placed(name);
        assertThat(contract.job()).isEqualTo("api_integration_tests");
        assertThat(contract.branches()).containsExactly(branch);
        assertThat(contract.contexts()).containsExactly(context);
        assertThat(contract.settings().path("environment").asString()).isEqualTo(environment);
        assertThat(contract.settings().path("token_variable").asString()).isEqualTo(token);
    }

    private Placed placed(String name) {
        return workflow.getOrDefault(name, new Placed("none", List.of(), List.of(), List.of(), file));
    }

    private List<String> ancestors(String name) {
        List<String> found = new ArrayList<>(List.of(name));
        for (int i = 0; i < found.size(); i++) {
            found.addAll(placed(found.get(i)).requires());
        }
        return found;
    }

    private static List<String> settings(Placed placed) {
        return placed.settings().propertyNames().stream()
                .filter(key -> !PLACING.contains(key))
                .toList();
    }

    private static String stepName(JsonNode step) {
        return step.isString()
                ? step.asString()
                : step.propertyNames().iterator().next();
    }

    private static Map<String, Placed> workflow(JsonNode file) {
        Map<String, Placed> workflow = new TreeMap<>();
        for (JsonNode entry :
                file.path("workflows").path("run-checks").path("jobs").values()) {
            String job = stepName(entry);
            JsonNode settings = entry.path(job);
            workflow.put(settings.path("name").asString(job), placed(job, settings));
        }
        return workflow;
    }

    private static Placed placed(String job, JsonNode settings) {
        return new Placed(
                job,
                Repository.texts(settings.path("requires")),
                Repository.texts(settings.path("filters").path("branches").path("only")),
                Repository.texts(settings.path("context")),
                settings);
    }
}
