package app.passculture.data.orchestration.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.passculture.data.orchestration.vault.ConnectionTrial.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Google for a token with the key of a service account (RFC 7523), which is given to nobody; without a key there is nothing to try. */
final class GoogleTrial implements ConnectionTrial.Trial {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform.read-only";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ConnectionTrial.PATIENCE).build();

    private final Clock clock;

    GoogleTrial(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Outcome of(NamedConnection connection) throws IOException, InterruptedException {
        String key = new Tried(connection).extra("keyfile_dict");
        if (key.isBlank()) {
            return new Outcome(
                    false, "There is no key: the credentials of the machine count, and nothing can be tried");
        }
        JsonNode account = account(key);
        String email = account.path("client_email").asString("");
        URI address = URI.create(account.path("token_uri").asString("https://oauth2.googleapis.com/token"));
        String form = "grant_type=" + URLEncoder.encode(GRANT, UTF_8) + "&assertion=" + assertion(account, address);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address)
                        .timeout(ConnectionTrial.PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
        boolean works = answer.statusCode() == 200;
        return new Outcome(
                works,
                works
                        ? "%s gave a token to %s".formatted(address.getHost(), email)
                        : "%s gives %s no token: %d".formatted(address.getHost(), email, answer.statusCode()));
    }

    private static JsonNode account(String key) {
        try {
            JsonNode account = JsonMapper.shared().readTree(key);
            if (account.hasNonNull("client_email") && account.hasNonNull("private_key")) {
                return account;
            }
        } catch (JacksonException unreadable) {
            // Said below, without what it quotes.
        }
        throw new IllegalArgumentException("The key is no JSON with client_email and private_key");
    }

    private String assertion(JsonNode account, URI audience) {
        long now = clock.instant().getEpochSecond();
        String head = part(Map.of("alg", "RS256", "typ", "JWT"));
        String claims = part(Map.of(
                "iss",
                account.path("client_email").asString(),
                "scope",
                SCOPE,
                "aud",
                audience.toString(),
                "iat",
                now,
                "exp",
                now + 60));
        try {
            String pem = account.path("private_key").asString().replaceAll("-----[A-Z ]+-----|\\s", "");
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))));
            signature.update((head + "." + claims).getBytes(UTF_8));
            return head + "." + claims + "." + encoded(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("The private_key of the key cannot be read");
        }
    }

    private static String part(Map<String, ?> content) {
        return encoded(JsonMapper.shared().writeValueAsBytes(content));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
