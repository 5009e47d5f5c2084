package app.passculture.data.orchestration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CloudBuildFileTest {

    private static final Set<String> STEP_KEYS = Set.of("id", "name", "entrypoint", "args", "env", "secretEnv");
    private static final Pattern SUBSTITUTION = Pattern.compile("(?<=\\$\\{)_\\w+(?=})");

    private final JsonNode file = Repository.yaml("cloudbuild.yaml");
    private final List<JsonNode> steps = List.copyOf(file.path("steps").values());

    @Test
    void stepsHaveAnIdAnImageAndArguments() {
        assertThat(steps).isNotEmpty().allSatisfy(step -> {
            assertThat(step.propertyNames()).isSubsetOf(STEP_KEYS).contains("id", "name", "args");
            assertThat(step.path("name").asString()).matches("[a-z/-]+:[0-9].*");
        });
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void trafficMovesOnlyAfterTheSmokeTest() {
        assertThat(ids())
                .containsExactly(
                        "build-migration",
                        "build-api",
                        "push-migration",
                        "push-api",
                        "migrate",
                        "deploy-candidate",
                        "smoke-test",
                        "promote",
                        "push-latest-migration",
                        "push-latest-api");
    }

    @Test
    void everySubstitutionIsDeclaredAndUsed() {
        JsonNode declared = file.path("substitutions");
        Set<String> used = Repository.matches(SUBSTITUTION, String.join("\n", Repository.lines("cloudbuild.yaml")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared.propertyNames()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyDockerfileAndScriptItNamesExists() {
        List<String> paths = steps.stream()
                .flatMap(step -> Repository.texts(step.path("args")).stream())
                .filter(argument -> argument.endsWith("Dockerfile") || argument.startsWith("delivery/"))
                .toList();
        assertThat(paths)
                .hasSize(4)
                .allSatisfy(path -> assertThat(Repository.file(path)).isRegularFile());
    }

    @Test
    void aScriptGetsTheVariablesItInsistsOn() {
        JsonNode deploy = steps.get(ids().indexOf("deploy-candidate"));
        List<String> given = Repository.texts(deploy.path("env")).stream()
                .map(variable -> variable.substring(0, variable.indexOf('=')))
                .toList();
        assertThat(wantedBy("delivery/deploy-candidate")).containsExactlyInAnyOrderElementsOf(given);
    }

    @Test
    void secretsComeFromTheSecretManager() {
        Set<String> available = file.path("availableSecrets").path("secretManager").values().stream()
                .map(secret -> secret.path("env").asString())
                .collect(Collectors.toSet());
        assertThat(steps.stream().flatMap(step -> Repository.texts(step.path("secretEnv")).stream()))
                .isNotEmpty()
                .isSubsetOf(available);
    }

    private List<String> ids() {
        return steps.stream().map(step -> step.path("id").asString()).toList();
    }

    private static List<String> wantedBy(String script) {
        return Repository.matches(
                        Pattern.compile("(?<=\\$\\{)[A-Z_]+(?=:\\?)"), String.join("\n", Repository.lines(script)))
                .toList();
    }
}
