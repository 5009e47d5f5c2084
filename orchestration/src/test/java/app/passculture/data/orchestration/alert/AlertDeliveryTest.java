package app.passculture.data.orchestration.alert;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.HistoryRows;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertDeliveryTest {

    private static final String SECRET = "T0/B1/verysecret";
    private static JdbcClient database;
    private static HistoryRows rows;
    private static long run;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer receiver;
    private SmtpServer mail;

    private record Received(String path, String key, String signature, String body) {}

    @BeforeAll
    static void aRunHasFailed() {
        database = JdbcClient.create(JournalDatabase.create().dataSource());
        rows = new HistoryRows(database);
        rows.pipeline("restore");
        run = rows.run(
                "restore", "scheduled__2021-03-09T03:00:00+00:00", "failed", Instant.parse("2021-03-09T03:00:00Z"));
    }

    @BeforeEach
    void listen() throws IOException {
        database.sql("DELETE FROM outbox").update();
        database.sql("DELETE FROM event_log").update();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        receiver.createContext("/", this::receive);
        receiver.start();
        mail = new SmtpServer("nobody@");
    }

    @AfterEach
    void stop() throws IOException {
        receiver.stop(0);
        mail.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                String.valueOf(exchange.getRequestHeaders().getFirst("X-Signature-256")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] answer = ("said " + SECRET).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status.get(), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private AlertDelivery delivery(int tries) {
        AlertSettings settings = new AlertSettings(
                URI.create("https://pipelines.example"),
                "orchestration@example.org",
                tries,
                Duration.ofSeconds(10),
                Duration.ofMinutes(30),
                Duration.ofSeconds(5));
        Wording wording = new Wording(settings.pages());
        Posting posting = new Posting(new TestVault(receiver.getAddress().getPort()));
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("localhost");
        server.setPort(mail.port());
        return new AlertDelivery(
                new Outbox(database),
                Map.of(
                        Notice.Channel.SLACK, new SlackChannel(posting, wording),
                        Notice.Channel.WEBHOOK, new WebhookChannel(posting, wording),
                        Notice.Channel.EMAIL, new MailChannel(server, settings.sender(), wording)),
                settings,
                metrics);
    }

    private double counted(String outcome) {
        return metrics.find("alerts").tag("outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private String state() {
        return database.sql("""
                SELECT concat_ws(' ', CASE WHEN delivered_at IS NOT NULL THEN 'delivered' WHEN failed_at IS NOT NULL THEN 'failed'
                    ELSE 'pending' END, tries, last_error) FROM outbox
                """).query(String.class).single();
    }

    private void becomesDue() {
        database.sql("UPDATE outbox SET due_at = now()").update();
    }

    @Test
    void slackGetsTheLinesPeopleKnowWithOwnerTasksAndOurLink() {
        rows.alert(run, "SLACK", "slack");
        assertThat(delivery(3).deliverDue()).isEqualTo(1);
        assertThat(received).singleElement().satisfies(message -> {
            assertThat(message.path()).isEqualTo("/services/" + SECRET);
            JsonNode json = JsonMapper.shared().readTree(message.body());
            assertThat(json.get("text").stringValue()).isEqualTo("""
                    :red_circle: Dag Failed.
                    *Dag*: restore
                    *Execution Time*: 2021-03-09 03:00:00+00:00
                    *Owner*: data &lt;team&gt;
                    *Failed Tasks*: load, check
                    *Dag Url*: https://pipelines.example/pipelines/restore/runs/scheduled__2021-03-09T03%3A00%3A00%2B00%3A00""");
        });
        assertThat(state()).isEqualTo("delivered 1");
        assertThat(counted("delivered")).isEqualTo(1);
    }

    @Test
    void aWebhookIsSignedAndHasAllFacts() {
        rows.alert(run, "WEBHOOK", "hook");
        delivery(3).deliverDue();
        Received message = received.getFirst();
        JsonNode json = JsonMapper.shared().readTree(message.body());
        assertThat(message.path()).isEqualTo("/alerts/in");
        assertThat(message.signature()).isEqualTo("sha256=" + WebhookChannel.signature(SECRET, message.body()));
        assertThat(json.get("event").stringValue()).isEqualTo("run.failed");
        assertThat(json.get("owner").stringValue()).isEqualTo("data <team>");
        assertThat(json.get("failedTasks")).hasSize(2);
        assertThat(json.get("id").stringValue()).isEqualTo(message.key());
    }

    @Test
    void theSignatureIsTheOneOthersCompute() {
        assertThat(WebhookChannel.signature("key", "The quick brown fox jumps over the lazy dog"))
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }

    @Test
    void mailNamesTheRunAndItsOwner() {
        rows.alert(run, "EMAIL", "data@example.org");
        delivery(3).deliverDue();
        assertThat(mail.mails())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("Subject: restore failed")
                        .contains("To: data@example.org")
                        .containsPattern("Message-ID: <[0-9a-f-]{36}@orchestration>")
                        .contains("Owner: data <team>", "Failed tasks: load, check"));
        assertThat(state()).isEqualTo("delivered 1");
    }

    @Test
    void aReceiverThatIsNotWellGetsItLaterUnderTheSameKey() {
        rows.alert(run, "WEBHOOK", "hook");
        status.set(503);
        AlertDelivery delivery = delivery(3);
        delivery.deliverDue();
        assertThat(state()).isEqualTo("pending 1 connection 'hook' answered 503: said ***");
        assertThat(delivery.deliverDue()).as("not due yet").isZero();
        status.set(200);
        becomesDue();
        delivery.deliverDue();
        assertThat(state()).isEqualTo("delivered 2");
        assertThat(received)
                .extracting(Received::key)
                .hasSize(2)
                .containsOnly(received.getFirst().key());
    }

    @Test
    void theDelayDoublesUpToItsCap() {
        AlertSettings settings = new AlertSettings(
                URI.create("http://x"), "x", 9, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(5));
        assertThat(List.of(
                        settings.delay(1), settings.delay(2), settings.delay(3), settings.delay(4), settings.delay(99)))
                .extracting(Duration::toSeconds)
                .containsExactly(10L, 20L, 40L, 60L, 60L);
    }

    @Test
    void whatCannotBeDeliveredIsVisible() {
        rows.alert(run, "SLACK", "slack");
        status.set(500);
        AlertDelivery delivery = delivery(2);
        delivery.deliverDue();
        becomesDue();
        delivery.deliverDue();
        assertThat(state()).isEqualTo("failed 2 connection 'slack' answered 500: said ***");
        assertThat(counted("undeliverable")).isEqualTo(1);
        assertThat(database.sql(
                                "SELECT event || ' ' || pipeline || ' ' || run_id || ' ' || (extra ->> 'reason') FROM event_log")
                        .query(String.class)
                        .single())
                .isEqualTo("alert_undeliverable restore scheduled__2021-03-09T03:00:00+00:00"
                        + " connection 'slack' answered 500: said ***");
    }

    @Test
    void aRefusalIsNotRepeated() {
        rows.alert(run, "SLACK", "slack");
        status.set(403);
        delivery(9).deliverDue();
        assertThat(state()).startsWith("failed 1 connection 'slack' answered 403");
    }

    @Test
    void anUnknownConnectionAndAnUnreachableHostAreNamedWithoutTheirSecrets() {
        rows.alert(run, "SLACK", "missing");
        delivery(9).deliverDue();
        assertThat(state()).isEqualTo("failed 1 there is no connection 'missing'");
        database.sql("DELETE FROM outbox").update();
        rows.alert(run, "SLACK", "nowhere");
        delivery(9).deliverDue();
        assertThat(state()).isEqualTo("pending 1 connection 'nowhere': ConnectException");
    }

    @Test
    void aRefusedRecipientIsTriedAgainAndSaysWhy() {
        rows.alert(run, "EMAIL", "nobody@example.org");
        delivery(3).deliverDue();
        assertThat(state()).startsWith("pending 1 mail to nobody@example.org: ").contains("550 no such user");
    }

    @Test
    void severalNodesShareTheWork() throws Exception {
        for (int i = 0; i < 60; i++) {
            rows.alert(run, "WEBHOOK", "hook");
        }
        AlertDelivery first = delivery(3);
        AlertDelivery second = delivery(3);
        Thread other = Thread.startVirtualThread(first::deliverDue);
        second.deliverDue();
        other.join();
        assertThat(received).extracting(Received::key).hasSize(60).doesNotHaveDuplicates();
        assertThat(counted("delivered")).isEqualTo(60);
    }

    @Test
    void anAlertWhoseNodeDiedIsDeliveredByAnother() {
        rows.alert(run, "WEBHOOK", "hook");
        assertThat(new Outbox(database).claim(10, Duration.ofMillis(1))).hasSize(1);
        delivery(3).deliverDue();
        assertThat(state()).isEqualTo("delivered 2");
    }

    private record TestVault(int port) implements Vault {

        @Override
        public Optional<String> variable(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<NamedConnection> connection(String id) {
            return switch (id) {
                case "slack" -> Optional.of(connection(id, "http://localhost:" + port + "/services", null, null));
                case "hook" -> Optional.of(connection(id, "localhost", port, "{\"path\":\"/alerts/in\"}"));
                case "nowhere" -> Optional.of(connection(id, "localhost", 1, null));
                default -> Optional.empty();
            };
        }

        private static NamedConnection connection(
                String id, String host, @Nullable Integer port, @Nullable String extra) {
            return new NamedConnection(id, "http", null, host, null, SECRET, port, "http", extra);
        }

        @Override
        public String masked(String text) {
            return text.replace(SECRET, "***");
        }
    }
}
