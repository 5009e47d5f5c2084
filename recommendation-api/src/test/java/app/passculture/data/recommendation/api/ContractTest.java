package app.passculture.data.recommendation.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The nine requests that deployed APIs are tested with, and their thirty assertions, against one started here. */
class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("contract");
    private static final JsonNode COLLECTION = read("recommendation-api.postman_collection.json");

    private final RunningApi api = RunningApi.shared();

    @Test
    void theCollectionHoldsNineRequestsAndThirtyAssertions() {
        assertThat(COLLECTION.at("/info/schema").asString()).endsWith("/collection/v2.1.0/collection.json");
        assertThat(COLLECTION.at("/item").size()).isEqualTo(9);
        assertThat(COLLECTION.findValues("method").stream().map(JsonNode::asString))
                .hasSize(9)
                .containsOnly("GET");
        assertThat(COLLECTION.findValues("exec").stream()
                        .flatMap(script -> script.valueStream())
                        .filter(line -> line.asString().startsWith("pm.test(")))
                .hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "dev", "staging", "production"})
    void everyEnvironmentNamesTheApiAndAUserOfEachGroup(String environment) {
        assertThat(read(environment + ".postman_environment.json")
                        .at("/values")
                        .valueStream()
                        .map(value -> value.get("key").asString()))
                .containsExactly("api_url", "user_id_A", "user_id_B");
    }

    @Test
    void check() {
        Reply reply = send(0);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("OK");
    }

    @Test
    void home() {
        Reply reply = send(1);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("Welcome to the recommendation API!");
    }

    @Test
    void withoutToken() {
        Reply reply = send(2);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("Forbidden");
    }

    @Test
    void groupA() {
        assertThat(recommended(send(3))).hasSize(10);
    }

    @Test
    void groupB() {
        assertThat(recommended(send(4))).isEmpty();
    }

    @Test
    void groupAInParis() {
        assertThat(recommended(send(5))).hasSize(10);
    }

    @Test
    void recommendableOffers() {
        assertHealthy(send(6), "recommendable_offers");
    }

    @Test
    void nonRecommendableOffers() {
        assertHealthy(send(7), "non_recommendable_offers");
    }

    @Test
    void irisVenues() {
        assertHealthy(send(8), "iris_venues_mv");
    }

    private static List<String> recommended(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        JsonNode answer = JSON.readTree(reply.body());
        assertThat(answer.isObject()).isTrue();
        assertThat(answer.get("recommended_offers").isArray()).isTrue();
        return answer.get("recommended_offers")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static void assertHealthy(Reply reply, String view) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(JSON.readTree(reply.body())
                        .propertyStream()
                        .map(property ->
                                Map.entry(property.getKey(), property.getValue().asBoolean())))
                .containsExactly(
                        Map.entry("is_%s_datasource_exists".formatted(view), true),
                        Map.entry("is_%s_ok".formatted(view), true));
    }

    /** Sends a request of the collection as newman would: what the environment does not define stays as it is. */
    private Reply send(int request) {
        String url =
                COLLECTION.at("/item/%d/request/url/raw".formatted(request)).asString();
        return api.get(url.replace("{{api_url}}", "")
                .replace("{{user_id_A}}", "1")
                .replace("{{user_id_B}}", "2")
                .replace("{{api_token}}", URLEncoder.encode(RunningApi.TOKEN, StandardCharsets.UTF_8)));
    }

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(Files.readString(FOLDER.resolve(file)));
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
