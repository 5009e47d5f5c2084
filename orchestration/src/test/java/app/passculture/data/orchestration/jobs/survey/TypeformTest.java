package app.passculture.data.orchestration.jobs.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.jobs.Connections;
import app.passculture.data.orchestration.vault.NamedConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeformTest {

    private TypeformServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TypeformServer(1_001);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "500", "503", "{\"items\": [{\"tok"})
    void whatFailsOverThereIsAskedForAgain(String failure) throws Exception {
        server.next(failure, failure);
        try (Typeform form = open(server.connection(TypeformServer.KEY))) {
            assertThat(AnswerPage.of(form.answers(Optional.of("t1001"))).answers())
                    .isEqualTo(1_000);
        }
        assertThat(server.asked()).hasSize(3).containsOnly("/forms/F0rm/responses?page_size=1000&before=t1001");
    }

    @Test
    void whatFailsForGoodIsUnavailableAfterFourTries() throws Exception {
        server.next("500", "500", "500", "500");
        try (Typeform form = open(server.connection(TypeformServer.KEY))) {
            assertThatThrownBy(() -> form.answers(Optional.empty()))
                    .isInstanceOf(SurveyException.Unavailable.class)
                    .hasMessage("Error 500 when querying typeform API on F0rm form.");
        }
    }

    @Test
    void aKeyThatIsNotAcceptedIsRefusedAtOnceAndNeverTold() throws Exception {
        try (Typeform form = open(server.connection("wr0ng-key"))) {
            assertThatThrownBy(() -> form.answers(Optional.empty()))
                    .isInstanceOf(SurveyException.Refused.class)
                    .hasMessage("Error 401 when querying typeform API on F0rm form.");
        }
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void withoutConnectionOrFormNothingIsAsked() {
        assertThatThrownBy(() -> Typeform.open(Connections.of(), Duration.ZERO))
                .isInstanceOf(SurveyException.NotConfigured.class);
        NamedConnection formless = new NamedConnection("typeform", "http", null, "127.0.0.1", null, "k", 1, null, null);
        assertThatThrownBy(() -> open(formless))
                .isInstanceOf(SurveyException.NotConfigured.class)
                .hasMessageContaining("form");
    }

    @Test
    void oddAnswersBecomeLinesThatFitTheSchema() {
        String page = """
                {"items": [
                  {"token": "a", "landing_id": "l", "metadata": {"referer": "https://x/?userId=&userId=7"}, "answers": null},
                  {"token": "b", "metadata": {"referer": "no address at all %"},
                   "answers": [{"type": "choice", "field": {"id": "q"}, "choice": {"other": "libre é"}}, {"type": "text", "text": "t"}]},
                  {"token": "c", "metadata": {}}]}
                """;
        assertThat(AnswerPage.of(page.getBytes(StandardCharsets.UTF_8)).lines()).isEqualTo("""
                        {"culturalsurvey_id":"7","form_id":"l","landed_at":null,"submitted_at":null,"platform":null,"answers":[]}
                        {"culturalsurvey_id":null,"form_id":null,"landed_at":null,"submitted_at":null,"platform":null,"answers":[{"question_id":"q","choices":[],"choice":null,"other":"libre é"}]}
                        {"culturalsurvey_id":null,"form_id":null,"landed_at":null,"submitted_at":null,"platform":null,"answers":[]}
                        """);
    }

    private static Typeform open(NamedConnection connection) {
        return Typeform.open(Connections.of(connection), Duration.ofMillis(1));
    }
}
