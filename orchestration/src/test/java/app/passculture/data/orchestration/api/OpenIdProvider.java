package app.passculture.data.orchestration.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An identity provider that speaks OpenID Connect (authorization code) and lets everybody in who comes as the test says. */
final class OpenIdProvider {
    static final String CLIENT = "orchestration";
    static final String SECRET = "the-secret-of-the-client";

    private final HttpServer server;
    private final RSAKey published = key();
    private final RSAKey unknown = key();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile Visitor visitor = new Visitor("nobody", List.of());
    private volatile boolean forging;

    /** Who sits before the browser: their name and their groups. */
    record Visitor(String name, List<String> groups) {
        Visitor {
            groups = List.copyOf(groups);
        }
    }

    private OpenIdProvider(HttpServer server) {
        this.server = server;
    }

    static OpenIdProvider start() {
        try {
            OpenIdProvider provider = new OpenIdProvider(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            provider.server.createContext("/.well-known/openid-configuration", provider::describe);
            provider.server.createContext("/authorize", provider::authorize);
            provider.server.createContext("/token", provider::token);
            provider.server.createContext(
                    "/keys", exchange -> answer(exchange, 200, new JWKSet(provider.published).toString()));
            provider.server.start();
            return provider;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void comes(String name, String... groups) {
        forging = false;
        visitor = new Visitor(name, List.of(groups));
    }

    /** From now on tokens are signed by a key that this provider does not publish. */
    void forge() {
        forging = true;
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void describe(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "issuer", issuer(),
                                "authorization_endpoint", issuer() + "/authorize",
                                "token_endpoint", issuer() + "/token",
                                "jwks_uri", issuer() + "/keys",
                                "response_types_supported", List.of("code"),
                                "subject_types_supported", List.of("public"),
                                "id_token_signing_alg_values_supported", List.of("RS256"))));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        boolean right = CLIENT.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && of(asked, "scope").contains("openid");
        if (!right) {
            answer(exchange, 400, "{}");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        "%s?code=%s&state=%s".formatted(of(asked, "redirect_uri"), code, encoded(of(asked, "state"))));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** A code counts once, for the client that asked for it. */
    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> given =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = Objects.requireNonNullElse(codes.remove(of(given, "code")), Map.of());
        String client =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean right = !asked.isEmpty()
                && client.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "authorization_code".equals(given.get("grant_type"))
                && of(asked, "redirect_uri").equals(of(given, "redirect_uri"))
                && isProven(asked, given);
        answer(
                exchange,
                right ? 200 : 400,
                right
                        ? JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "access_token",
                                        UUID.randomUUID().toString(),
                                        "token_type",
                                        "Bearer",
                                        "expires_in",
                                        60,
                                        "id_token",
                                        identity(asked)))
                        : "{\"error\": \"invalid_grant\"}");
    }

    /** RFC 7636, if the client began with it. */
    private static boolean isProven(Map<String, String> asked, Map<String, String> given) {
        String challenge = of(asked, "code_challenge");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(of(given, "code_verifier").getBytes(StandardCharsets.US_ASCII));
            return challenge.isEmpty()
                    || challenge.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String identity(Map<String, String> asked) {
        RSAKey key = forging ? unknown : published;
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(published.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .subject("subject of " + visitor.name())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .claim("nonce", of(asked, "nonce"))
                        .claim("preferred_username", visitor.name())
                        .claim("realm", Map.of("groups", visitor.groups()))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String of(Map<String, String> parameters, String name) {
        return parameters.getOrDefault(name, "");
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
