package app.passculture.data.recommendation.api.recommend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerBodyTest {

    @Test
    void nothingIsAnEmptyArray() {
        assertThat(body(List.of())).isEqualTo("{\"recommended_offers\":[]}\n");
    }

    @Test
    void idsAreStringsInTheirOrder() {
        assertThat(body(List.of("3", "2", "1"))).isEqualTo("{\"recommended_offers\":[\"3\",\"2\",\"1\"]}\n");
    }

    @Test
    void anIdThatIsNoNumberIsEscaped() {
        assertThat(body(List.of("a\"b\\c\né")))
                .isEqualTo("{\"recommended_offers\":[\"a\\u0022b\\u005cc\\u000a\\u00e9\"]}\n");
    }

    private static String body(List<String> offers) {
        return new String(AnswerBody.of(offers), US_ASCII);
    }
}
