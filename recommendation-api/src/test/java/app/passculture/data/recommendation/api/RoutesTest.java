package app.passculture.data.recommendation.api;

import static app.passculture.data.recommendation.api.RunningApi.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private static final String ENCODED_TOKEN = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);

    private final RunningApi api = RunningApi.shared();

    @Test
    void homeWelcomesInPlainTextWithoutCharset() {
        Reply home = api.get("/");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.header("Content-Type")).contains("text/plain");
        assertThat(home.body().lines())
                .containsSubsequence(
                        "Welcome to the recommendation API!",
                        "Call /recommendation/<user_id>?token=<token> for the offers of a user.");
    }

    @Test
    void checkIsTwoBytes() {
        Reply check = api.get("/check");
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(check.body()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recommendable_offers", "non_recommendable_offers", "iris_venues_mv"})
    void healthOfAFilledViewIsTrueTwice(String view) {
        Reply health = api.get("/health/" + view);
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.header("Content-Type")).contains("application/json");
        assertThat(health.body())
                .isEqualTo("{\"is_%1$s_datasource_exists\":true,\"is_%1$s_ok\":true}\n".formatted(view));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/recommendation/1",
                "/recommendation/1?token=",
                "/recommendation/1?token=wrong",
                "/recommendation/1?token=wrong&token=right",
                "/recommendation/abc",
                "/recommendation/1?longitude=abc&latitude=abc",
                "/recommendation/{{user_id}}",
                "/recommendation/1%20OR%201=1"
            })
    void withoutTokenNothingIsSaidButForbidden(String target) {
        Reply reply = api.get(target.replace("right", ENCODED_TOKEN));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(reply.body()).isEqualTo("Forbidden");
    }

    @Test
    void caseAndSpacesOfTheTokenMatter() {
        assertThat(api.get("/recommendation/1", "X-API-Key: " + TOKEN.toUpperCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(403);
        assertThat(api.get("/recommendation/1?token=%20" + ENCODED_TOKEN).status())
                .isEqualTo(403);
    }

    @Test
    void eitherPlaceOfTheTokenWillDo() {
        assertThat(api.get("/recommendation/1?token=" + ENCODED_TOKEN).status()).isEqualTo(200);
        assertThat(api.get("/recommendation/1", "X-API-Key: " + TOKEN).status()).isEqualTo(200);
        assertThat(api.get("/recommendation/1?token=wrong", "X-API-Key: " + TOKEN)
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/recommendation/1?token=" + ENCODED_TOKEN, "X-API-Key: wrong")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theFirstOfRepeatedParametersWins() {
        assertThat(api.get("/recommendation/1?token=" + ENCODED_TOKEN + "&token=wrong")
                        .status())
                .isEqualTo(200);
        assertThat(api.getWithToken("/recommendation/1?longitude=2.3&latitude=48.8&longitude=abc")
                        .status())
                .isEqualTo(200);
        assertThat(api.getWithToken("/recommendation/1?longitude=abc&latitude=48.8&longitude=2.3")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAnswerIsCompactJsonWithOneNewline() {
        Reply reply = api.getWithToken("/recommendation/1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.body()).matches("\\{\"recommended_offers\":\\[\"\\d+\"(,\"\\d+\"){9}]}\n");
    }

    @Test
    void anAnswerTellsInHeadersHowItCameAbout() {
        Reply reply = api.getWithToken("/recommendation/1");
        assertThat(reply.header("X-Reco-Call-Id"))
                .hasValueSatisfying(id ->
                        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        assertThat(reply.header("X-Reco-Group")).contains("A");
        assertThat(reply.header("X-Reco-Origin")).contains("model");
        assertThat(reply.header("X-Reco-Model-Version")).isPresent();
    }

    @Test
    void groupBGetsAnEmptyList() {
        Reply reply = api.getWithToken("/recommendation/2");
        assertThat(reply.body()).isEqualTo("{\"recommended_offers\":[]}\n");
        assertThat(reply.header("X-Reco-Group")).contains("B");
        assertThat(reply.header("X-Reco-Origin")).contains("none");
        assertThat(reply.header("X-Reco-Model-Version")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"01", "0000000000000000000000000000000001", "-1", "9223372036854775807", "-9223372036854775808"})
    void decimalIntegersOf64BitsAreUsers(String user) {
        assertThat(api.getWithToken("/recommendation/" + user).status()).isEqualTo(200);
    }

    @Test
    void leadingZerosMeanTheSameUser() {
        assertThat(api.getWithToken("/recommendation/02").offers()).isEmpty();
        assertThat(api.getWithToken("/recommendation/01").offers()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1%20OR%201=1",
                "1.0",
                "+1",
                "1e3",
                "9223372036854775808",
                "-9223372036854775809",
                "%D9%A1",
                "-",
                "1;x=2",
                "{{user_id}}",
                "%20",
                "1%0A"
            })
    void anythingElseIsAProblemThatNamesIt(String user) {
        Reply reply = api.getWithToken("/recommendation/" + user);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).as(reply.toString()).contains("application/problem+json");
        assertThat(reply.body()).contains("user_id", "is not a decimal integer").doesNotContain(TOKEN);
    }

    @Test
    void aProblemNamesTheValueAndNotTheToken() {
        Reply reply = api.get("/recommendation/abc?token=" + ENCODED_TOKEN);
        assertThat(reply.body())
                .contains("\"status\":400", "user_id 'abc' is not a decimal integer of at most 64 bits")
                .doesNotContain("token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "NaN", "Infinity", "-Infinity", "1e999", "0x1p3", "1d", "%202.3", "2,3", "--1", ".", "١"})
    void coordinatesAreFiniteDecimalNumbers(String value) {
        String encoded = value.contains("%") ? value : URLEncoder.encode(value, StandardCharsets.UTF_8);
        Reply longitude = api.getWithToken("/recommendation/1?longitude=" + encoded + "&latitude=48.8");
        assertThat(longitude.status()).isEqualTo(400);
        assertThat(longitude.body()).contains("longitude", "is not a finite decimal number");
        Reply latitude = api.getWithToken("/recommendation/1?latitude=" + encoded + "&longitude=2.3");
        assertThat(latitude.status()).isEqualTo(400);
        assertThat(latitude.body()).contains("latitude", "is not a finite decimal number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "longitude=2.36",
                "latitude=48.86",
                "longitude=2.36&latitude=",
                "longitude=&latitude=48.86",
                "longitude=abc",
                "longitude=-122.1639346&latitude=37.4449422",
                "longitude=500&latitude=-1e300"
            })
    void halfAPositionOrOneOutsideFranceIsLikeNone(String query) {
        Reply reply = api.getWithToken("/recommendation/1?" + query);
        assertThat(reply.offers()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "longitude=2.3688874&latitude=48.8632553",
                "longitude=%2B2.36&latitude=4886e-2",
                "longitude=0&latitude=0"
            })
    void aPositionIsANumberInAnyDecimalForm(String query) {
        assertThat(api.getWithToken("/recommendation/1?" + query).offers()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/check/",
                "/recommendation",
                "/recommendation/",
                "/recommendation/1/",
                "/recommendation/1/2",
                "/health",
                "/health/",
                "/health/offer",
                "/health/recommendable_offers/",
                "/index.html"
            })
    void unknownPathsAreNotFound(String target) {
        Reply reply = api.getWithToken(target);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT", "DELETE", "PATCH"})
    void otherMethodsAreNotAllowed(String method) {
        for (String target : new String[] {"/", "/check", "/health/iris_venues_mv", "/recommendation/1"}) {
            Reply reply = api.call(method, target, "Content-Length: 0");
            assertThat(reply.status()).as(target).isEqualTo(405);
            assertThat(reply.header("Allow")).contains("GET,HEAD,OPTIONS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/check", "/health/iris_venues_mv", "/recommendation/2"})
    void headIsGetWithoutBody(String target) {
        String key = "X-API-Key: " + TOKEN;
        Reply get = api.get(target, key);
        Reply head = api.call("HEAD", target, key);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }

    @Test
    void headNeedsTheTokenToo() {
        assertThat(api.call("HEAD", "/recommendation/1").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/check", "/health/iris_venues_mv", "/recommendation/1"})
    void optionsTellTheMethodsToEverybody(String target) {
        Reply options = api.call("OPTIONS", target);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow").orElseThrow().split(",\\s*"))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
        assertThat(options.body()).isEmpty();
    }

    @Test
    void optionsOfAnUnknownPathAreNotFound() {
        assertThat(api.call("OPTIONS", "/nothing").status()).isEqualTo(404);
    }

    @Test
    void aBrokenEscapeIsTheCallersFault() {
        assertThat(api.get("/recommendation/1?token=%zz").status()).isBetween(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "image/png", "nonsense"})
    void whatIsAcceptedDoesNotMatter(String accepted) {
        assertThat(api.get("/recommendation/1", "X-API-Key: " + TOKEN, "Accept: " + accepted)
                        .header("Content-Type"))
                .contains("application/json");
        assertThat(api.get("/recommendation/x", "X-API-Key: " + TOKEN, "Accept: " + accepted)
                        .status())
                .isEqualTo(400);
    }
}
