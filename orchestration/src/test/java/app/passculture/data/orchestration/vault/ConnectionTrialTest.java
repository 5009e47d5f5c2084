package app.passculture.data.orchestration.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.jobs.matomo.SshGateway;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.vault.ConnectionTrial.Outcome;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Trials against real servers of this machine. */
class ConnectionTrialTest {
    private static final String SECRET = "T0/B0/s3cret-nobody-sees";

    private final ConnectionTrial trial = new ConnectionTrial(Clock.systemUTC());
    private HttpServer web;

    @BeforeEach
    void open() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.start();
    }

    @AfterEach
    void close() {
        web.stop(0);
    }

    @Test
    void aGatewayLetsInWhoHasTheKey() throws IOException, GeneralSecurityException {
        try (SshGateway gateway = new SshGateway();
                SshGateway another = new SshGateway()) {
            assertThat(trial.of(gateway.connection())).isEqualTo(new Outcome(true, "127.0.0.1 let git in"));
            Outcome stranger = trial.of(gateway.connection(another.hostKey(), gateway.privateKey()));
            assertThat(stranger.works()).isFalse();
            assertThat(stranger.message()).contains("nothing was sent", gateway.hostKey());
            Outcome refused = trial.of(gateway.connection(gateway.hostKey(), another.privateKey()));
            assertThat(refused.works()).isFalse();
            assertThat(refused.message()).contains("the right key", "does not let git in");
            Outcome unreadable = trial.of(gateway.connection(gateway.hostKey(), "no key at all"));
            assertThat(unreadable.message())
                    .isEqualTo(
                            "the private_key of connection ssh_scalingo cannot be read, or not with that passphrase");
        }
    }

    @Test
    void aDatabaseIsLoggedInTo() {
        JournalDatabase journal = JournalDatabase.create();
        URI address = URI.create(journal.server().jdbcUrl().substring("jdbc:".length()));
        String database = address.getPath().substring(1);
        assertThat(postgres(address.getPort(), database, journal.server().username()))
                .isEqualTo(new Outcome(
                        true,
                        "Logged in to PostgreSQL at localhost as "
                                + journal.server().username()));
        Outcome unknown =
                postgres(address.getPort(), "no_such_database", journal.server().username());
        assertThat(unknown.works()).isFalse();
        assertThat(unknown.message()).contains("no_such_database").doesNotContain(SECRET);
    }

    private Outcome postgres(int port, String database, String login) {
        return trial.of(new NamedConnection("db", "postgres", null, "localhost", login, SECRET, port, database, null));
    }

    @Test
    void aWebhookIsKnownOrNotAndNothingIsPosted() {
        answer("/T0/B0/", 400, "no_text");
        assertThat(trial.of(web("slack", SECRET, "http", null)))
                .isEqualTo(new Outcome(true, "The webhook is known; nothing was posted (400 no_text)"));
        Outcome unknown = trial.of(web("slack", "T9/B9/" + SECRET, "http", null));
        assertThat(unknown.works()).isFalse();
        assertThat(unknown.message()).startsWith("The webhook is refused: 404").doesNotContain(SECRET);
        Outcome none = trial.of(web("slack", null, "http", null));
        assertThat(none.message()).contains("has no end of a webhook's address");
    }

    @Test
    void aQuestionnaireIsAskedForWithTheKey() {
        web.createContext("/forms/abc", exchange -> {
            boolean right =
                    ("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(right ? 200 : 403, -1);
            exchange.close();
        });
        assertThat(trial.of(web("typeform", SECRET, null, "{\"form\": \"abc\"}"))
                        .works())
                .isTrue();
        assertThat(trial.of(web("typeform", "wrong", null, "{\"form\": \"abc\"}"))
                        .message())
                .isEqualTo("127.0.0.1 refuses the key (403)");
        assertThat(trial.of(web("typeform", SECRET, null, "{\"form\": \"x\"}")).message())
                .isEqualTo("127.0.0.1 knows no form 'x'");
    }

    @Test
    void aServiceAccountGetsAToken() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        web.createContext("/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String assertion = form.substring(form.indexOf("&assertion=") + "&assertion=".length());
            exchange.sendResponseHeaders(isSignedBy(keys, assertion) ? 200 : 401, -1);
            exchange.close();
        });
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        assertThat(google(pem)).isEqualTo(new Outcome(true, "127.0.0.1 gave a token to robot@example"));
        Outcome broken = google("no key at all");
        assertThat(broken.works()).isFalse();
        assertThat(broken.message()).doesNotContain("no key at all");
    }

    private Outcome google(String pem) {
        String key = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "client_email",
                        "robot@example",
                        "private_key",
                        pem,
                        "token_uri",
                        "http://127.0.0.1:" + web.getAddress().getPort() + "/token"));
        String extra = JsonMapper.shared().writeValueAsString(Map.of("keyfile_dict", key));
        return trial.of(new NamedConnection("gcp", "google_cloud_platform", null, null, null, null, null, null, extra));
    }

    private static boolean isSignedBy(KeyPair keys, String assertion) {
        int end = assertion.lastIndexOf('.');
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update(assertion.substring(0, end).getBytes(UTF_8));
            return signature.verify(Base64.getUrlDecoder().decode(assertion.substring(end + 1)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aMailServerGreets() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> greeted = CompletableFuture.runAsync(() -> greet(server));
            NamedConnection mail = new NamedConnection(
                    "mail", "smtp", null, "127.0.0.1", null, null, server.getLocalPort(), null, null);
            assertThat(trial.of(mail).message())
                    .isEqualTo("127.0.0.1 greets: 220 mail.example ready; nobody logged in");
            greeted.join();
        }
    }

    private static void greet(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write("220 mail.example ready\r\n".getBytes(UTF_8));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(trial.of(new NamedConnection("db", "postgres", null, " ", null, null, null, null, null))
                        .message())
                .isEqualTo("The connection db has no host to try");
        assertThat(trial.of(new NamedConnection("q", "redis", null, "cache", null, null, null, null, null))
                        .message())
                .isEqualTo("The type redis is not known and there is no port to try");
        assertThat(trial.of(web("typeform", SECRET, null, "{no json")).message())
                .isEqualTo("The extra of connection web is no JSON object");
    }

    private void answer(String path, int status, String body) {
        web.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
    }

    private NamedConnection web(
            String type, @Nullable String password, @Nullable String schema, @Nullable String extra) {
        return new NamedConnection(
                "web", type, null, "127.0.0.1", null, password, web.getAddress().getPort(), schema, extra);
    }
}
