package app.passculture.data.orchestration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComposeFileTest {

    private static final Set<String> SERVICE_KEYS = Set.of(
            "build",
            "depends_on",
            "environment",
            "healthcheck",
            "image",
            "ports",
            "profiles",
            "secrets",
            "stop_grace_period",
            "volumes");

    private static final Set<String> CONDITIONS = Set.of("service_healthy", "service_completed_successfully");

    private final JsonNode file = Repository.yaml("docker-compose.yml");
    private final JsonNode services = file.path("services");

    @Test
    void theProcessesOfStartAreServices() {
        assertThat(services.propertyNames()).contains("database", "migration", "api", "scheduler");
        assertThat(services.path("database").path("image").asString()).isEqualTo("postgres:18");
    }

    @Test
    void servicesUseKnownKeysOnly() {
        assertThat(services.values().stream().flatMap(service -> service.propertyNames().stream()))
                .isSubsetOf(SERVICE_KEYS);
    }

    @Test
    void aServiceIsBuiltFromADockerfileThatExistsOrIsAnImage() {
        assertThat(services.properties()).allSatisfy(service -> {
            JsonNode build = service.getValue().path("build");
            assertThat(build.isMissingNode()).isEqualTo(service.getValue().has("image"));
            if (build.isObject()) {
                assertThat(build.path("context").asString()).isEqualTo(".");
                assertThat(Repository.file(build.path("dockerfile").asString())).isRegularFile();
            }
        });
    }

    @Test
    void aServiceWaitsForServicesThatCanMeetItsCondition() {
        assertThat(dependencies()).isNotEmpty().allSatisfy(dependency -> {
            String condition = dependency.getValue().path("condition").asString();
            assertThat(condition).isIn(CONDITIONS);
            assertThat(services.propertyNames()).contains(dependency.getKey());
            if (condition.equals("service_healthy")) {
                assertThat(services.path(dependency.getKey()).has("healthcheck"))
                        .isTrue();
            }
        });
    }

    @Test
    void secretsAndVolumesAreDeclared() {
        assertThat(file.path("secrets").propertyNames())
                .containsAll(secretNames().toList());
        assertThat(file.path("volumes").propertyNames()).contains("database");
    }

    @Test
    void noSecretIsWrittenDown() {
        assertThat(file.path("secrets").values())
                .allSatisfy(secret -> assertThat(secret.has("environment")).isTrue());
        assertThat(environment())
                .filteredOn(variable -> variable.getKey().matches(".*(PASSWORD|TOKEN).*"))
                .isNotEmpty()
                .allSatisfy(variable ->
                        assertThat(variable.getValue().asString()).matches("\\$\\{\\w+:\\?[^}]+}|/run/secrets/\\w+"));
    }

    @Test
    void portsAreOpenOnThisMachineOnly() {
        assertThat(services.values().stream().flatMap(service -> Repository.texts(service.path("ports")).stream()))
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    private Stream<Map.Entry<String, JsonNode>> dependencies() {
        return services.values().stream().flatMap(service -> service.path("depends_on").properties().stream());
    }

    private Stream<Map.Entry<String, JsonNode>> environment() {
        return services.values().stream().flatMap(service -> service.path("environment").properties().stream());
    }

    private Stream<String> secretNames() {
        return services.values().stream()
                .flatMap(service -> service.path("secrets").values().stream())
                .map(secret -> secret.isString()
                        ? secret.asString()
                        : secret.path("source").asString());
    }
}
