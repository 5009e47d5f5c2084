package app.passculture.data.recommendation.api;

import static app.passculture.data.recommendation.api.RunningApi.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ObservabilityTest {

    private static final String GENERATED = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final RunningApi api = RunningApi.shared();

    @ParameterizedTest
    @CsvSource({
        "X-Request-Id: abc-123_4.5, abc-123_4.5",
        "X-Cloud-Trace-Context: 105445aa7843bc8bf206b12000100000/1;o=1, 105445aa7843bc8bf206b12000100000"
    })
    void theCallersIdIsEchoed(String header, String id) {
        assertThat(api.get("/check", header).header("X-Request-Id")).contains(id);
        assertThat(api.get("/nothing", header).header("X-Request-Id")).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Request-Id: a b", "X-Request-Id: {\"log\":1}", "X-Request-Id: ", "X-Other: 1"})
    void anIdThatCouldDisturbALogIsReplaced(String header) {
        assertThat(api.get("/check", header).header("X-Request-Id").orElseThrow())
                .matches(GENERATED);
    }

    @Test
    void anIdThatIsTooLongIsReplaced() {
        assertThat(api.get("/check", "X-Request-Id: " + "a".repeat(65))
                        .header("X-Request-Id")
                        .orElseThrow())
                .matches(GENERATED);
    }

    @Test
    void everyStageIsTimed() {
        api.getWithToken("/recommendation/1");
        for (String stage : new String[] {"authenticate", "group", "candidates", "rank", "save"}) {
            assertThat(api.metric("recommendation_stage_seconds_count{stage=\"%s\"}".formatted(stage)))
                    .as(stage)
                    .isPositive();
        }
    }

    @Test
    void thePoolAndTheRequestsAreMeasured() {
        api.getWithToken("/recommendation/1");
        String metrics = api.get("/actuator/prometheus").body();
        assertThat(metrics)
                .contains("hikaricp_connections_acquire_seconds_max{pool=\"recommendation\"}")
                .contains("hikaricp_connections_pending{pool=\"recommendation\"}")
                .contains("http_server_requests_seconds_count")
                .contains("uri=\"/recommendation/{user_id}\"");
    }

    @Test
    void theTokenIsInNoLogAndNoMetric() {
        Captured captured = new Captured();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        captured.start();
        root.addAppender(captured);
        root.setLevel(Level.INFO);
        try {
            String encoded = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);
            api.get("/recommendation/1?token=" + encoded);
            api.get("/recommendation/x?token=" + encoded);
            api.get("/recommendation/1?token=" + encoded + "%zz");
            api.get("/nothing?token=" + encoded);
            api.getWithToken("/recommendation/1");
        } finally {
            root.setLevel(before);
            root.detachAppender(captured);
        }
        String metrics = api.get("/actuator/prometheus").body();
        assertThat(captured.lines).noneMatch(line -> line.contains("a token") || line.contains("a+token"));
        assertThat(metrics).doesNotContain("a token", "a+token");
    }

    @Test
    void readinessAndLivenessAreTold() {
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/readiness").body()).contains("\"snapshot\"", "\"status\":\"UP\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "beans", "configprops", "heapdump", "loggers", "threaddump"})
    void nothingElseOfTheInsidesIsServed(String endpoint) {
        assertThat(api.get("/actuator/" + endpoint).status()).isEqualTo(404);
    }

    @Test
    void theOpenApiDocumentDescribesRoutesTokensAndErrors() {
        JsonNode document = new ObjectMapper().readTree(api.get("/v3/api-docs").body());
        assertThat(document.get("paths").propertyNames())
                .containsExactlyInAnyOrder("/", "/check", "/health/{view}", "/recommendation/{user_id}");
        JsonNode recommend =
                document.at("/paths").get("/recommendation/{user_id}").get("get");
        assertThat(recommend.get("responses").propertyNames()).contains("200", "400", "403", "503");
        assertThat(recommend
                        .get("parameters")
                        .valueStream()
                        .map(each -> each.get("name").asString()))
                .containsExactlyInAnyOrder("user_id", "longitude", "latitude");
        assertThat(recommend.get("security").size()).isEqualTo(2);
        assertThat(document.at("/components/securitySchemes/token/in").asString())
                .isEqualTo("query");
        assertThat(document.at("/components/securitySchemes/X-API-Key/in").asString())
                .isEqualTo("header");
    }

    private static final class Captured extends AppenderBase<ILoggingEvent> {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + event.getThrowableProxy());
        }
    }
}
