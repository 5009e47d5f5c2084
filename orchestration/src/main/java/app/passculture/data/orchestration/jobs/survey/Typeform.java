package app.passculture.data.orchestration.jobs.survey;

import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One form at Typeform, by the connection {@code typeform}: the key is its password, the form's id is {@code form} in its extra. What fails
 * over there is asked for three more times, each time after a longer pause.
 */
public final class Typeform implements AutoCloseable {

    /** How many answers a page has at most, which is the most that Typeform gives. */
    private static final int PAGE = 1_000;

    private static final String CONNECTION = "typeform";
    private static final int TRIES = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final String address;
    private final String form;
    private final String key;
    private final Duration pause;

    private Typeform(String address, String form, String key, Duration pause) {
        this.address = address;
        this.form = form;
        this.key = key;
        this.pause = pause;
    }

    /** {@code pause}: how long it waits before it asks for a second time. */
    public static Typeform open(Vault vault, Duration pause) {
        NamedConnection connection = vault.connection(CONNECTION)
                .orElseThrow(() -> new SurveyException.NotConfigured("there is no connection " + CONNECTION));
        String form = form(connection);
        String key = given("password", connection.password());
        return new Typeform(address(connection), form, key, pause);
    }

    /** A page of answers, newest first, from before the one with that token on; the last page is empty. */
    public byte[] answers(Optional<String> before) throws InterruptedException {
        String token = before.map(each -> "&before=" + encoded(each)).orElse("");
        return get("/responses?page_size=" + PAGE + token);
    }

    /** The form with its questions. */
    public byte[] questions() throws InterruptedException {
        return get("");
    }

    @Override
    public void close() {
        http.close();
    }

    private byte[] get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/forms/" + encoded(form) + path))
                .header("Authorization", "Bearer " + key)
                .timeout(PATIENCE)
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                return body(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
            } catch (Later later) {
                if (attempt == TRIES) {
                    throw new SurveyException.Unavailable(String.valueOf(later.getMessage()), later.getCause());
                }
                Thread.sleep(later.pause.orElse(pause.multipliedBy(1L << (attempt - 1))));
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new SurveyException.Unavailable(
                            "typeform does not answer on form %s: %s".formatted(form, e.getMessage()), e);
                }
                Thread.sleep(pause.multipliedBy(1L << (attempt - 1)));
            }
        }
    }

    private byte[] body(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String error = "Error %d when querying typeform API on %s form.".formatted(status, form);
        if (status == 429 || status >= 500) {
            throw new Later(error, null, asked(response));
        }
        if (status != 200) {
            throw new SurveyException.Refused(error);
        }
        try {
            JsonMapper.shared().readTree(response.body());
            return response.body();
        } catch (JacksonException broken) {
            throw new Later("typeform answers no JSON on form " + form, broken, Optional.empty());
        }
    }

    /** How long the other side asks to wait, if it says so in seconds. */
    private static Optional<Duration> asked(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
    }

    /** Ciphered, unless it is this machine. */
    private static String address(NamedConnection connection) {
        String host = connection.host() == null ? "api.typeform.com" : connection.host();
        String scheme = LOOPBACK.contains(host) ? "http" : "https";
        Integer port = connection.port();
        return scheme + "://" + host + (port == null ? "" : ":" + port);
    }

    private static String form(NamedConnection connection) {
        try {
            String extra = connection.extra();
            JsonNode tree = JsonMapper.shared().readTree(extra == null ? "{}" : extra);
            return given("form in its extra", tree.path("form").asString(""));
        } catch (JacksonException wrong) {
            // Without its cause: the message quotes the text, which may hold secrets.
            throw new SurveyException.NotConfigured("the extra of connection " + CONNECTION + " is no JSON");
        }
    }

    private static String given(String what, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new SurveyException.NotConfigured("connection %s has no %s".formatted(CONNECTION, what));
        }
        return value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Worth another attempt. */
    private static final class Later extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Optional<Duration> pause;

        Later(String message, @Nullable Throwable cause, Optional<Duration> pause) {
            super(message, cause);
            this.pause = pause;
        }
    }
}
