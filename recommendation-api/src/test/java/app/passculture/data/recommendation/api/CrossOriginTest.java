package app.passculture.data.recommendation.api;

import static app.passculture.data.recommendation.api.RunningApi.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {

    private static final String ORIGIN = "https://app.passculture.example";
    private static final RunningApi API = RunningApi.on(
            RunningApi.sharedDatabase(),
            "--CORS_ALLOWED_ORIGIN=https://.*\\.passculture\\.example|http://localhost(:[0-9]+)?");

    @AfterAll
    static void close() {
        API.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/check",
                "/health/iris_venues_mv",
                "/recommendation/1",
                "/nothing",
                "/actuator/health/liveness"
            })
    void anAllowedOriginMayReadEveryPath(String target) {
        assertAllowed(API.get(target, "Origin: " + ORIGIN));
    }

    @Test
    void anAllowedOriginMayReadErrors() {
        assertAllowed(API.get("/recommendation/x", "Origin: " + ORIGIN, "X-API-Key: " + TOKEN));
        assertAllowed(API.call("POST", "/check", "Origin: " + ORIGIN, "Content-Length: 0"));
    }

    private static void assertAllowed(Reply reply) {
        assertThat(reply.header("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(reply.header("Vary")).contains("Origin");
        assertThat(reply.headersStartingWith("Access-Control-")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.passculture.example.evil.test",
                "https://APP.PASSCULTURE.EXAMPLE",
                "http://app.passculture.example",
                "evil https://app.passculture.example",
                "null"
            })
    void anotherOriginIsServedWithoutAWord(String origin) {
        Reply reply = API.get("/check", "Origin: " + origin);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headersStartingWith("Access-Control-")).isEmpty();
        assertThat(reply.header("Vary")).isEmpty();
    }

    @Test
    void portsMustBeInTheExpression() {
        assertThat(API.get("/check", "Origin: http://localhost:3000").header("Access-Control-Allow-Origin"))
                .contains("http://localhost:3000");
    }

    @Test
    void withoutOriginThereIsNoHeader() {
        Reply reply = API.get("/check");
        assertThat(reply.headersStartingWith("Access-Control-")).isEmpty();
        assertThat(reply.header("Vary")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/check", "/recommendation/1", "/health/iris_venues_mv"})
    void aPreflightIsToldAllMethods(String target) {
        Reply reply = API.call("OPTIONS", target, "Origin: " + ORIGIN, "Access-Control-Request-Method: GET");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(reply.header("Vary")).contains("Origin");
        assertThat(reply.header("Access-Control-Allow-Methods"))
                .contains("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
        assertThat(reply.headersStartingWith("Access-Control-")).hasSize(2);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void aPreflightGetsTheHeadersItAsksFor() {
        Reply reply = API.call(
                "OPTIONS",
                "/recommendation/1",
                "Origin: " + ORIGIN,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: x-api-key, content-type");
        assertThat(reply.header("Access-Control-Allow-Headers")).contains("content-type, x-api-key");
    }

    @Test
    void aPreflightFromAnotherOriginGetsNoHeader() {
        Reply reply = API.call("OPTIONS", "/check", "Origin: https://evil.test", "Access-Control-Request-Method: GET");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headersStartingWith("Access-Control-")).isEmpty();
    }

    @Test
    void everyOriginIsAllowedUnlessToldOtherwise() {
        assertThat(RunningApi.shared()
                        .get("/check", "Origin: http://anything.example:1234")
                        .header("Access-Control-Allow-Origin"))
                .contains("http://anything.example:1234");
    }
}
