package app.passculture.data.recommendation.api.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final String BODY = "{\"recommended_offers\":[\"1\",\"2\"]}\n";
    private static final Duration STALL = Duration.ofMillis(300);

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/sized", exchange -> answer(exchange, 200, BODY.length()));
        server.createContext("/chunked", exchange -> answer(exchange, 200, 0));
        server.createContext("/broken", exchange -> answer(exchange, 500, BODY.length()));
        server.createContext("/stalled-once", this::stallOnce);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.close();
    }

    @Test
    void answersOfKnownLengthAreReadOverOneConnection() throws IOException {
        try (var connection = new HttpConnection(server.getAddress().getPort())) {
            for (var i = 0; i < 3; i++) {
                assertThat(connection.exchange(HttpConnection.get("/sized"))).isEqualTo(200);
                assertThat(connection.body()).isEqualTo(BODY);
            }
        }
    }

    @Test
    void answersInChunksAreReadOverOneConnection() throws IOException {
        try (var connection = new HttpConnection(server.getAddress().getPort())) {
            for (var i = 0; i < 3; i++) {
                assertThat(connection.exchange(HttpConnection.get("/chunked"))).isEqualTo(200);
                assertThat(connection.body()).contains(BODY);
                assertThat(connection.occurrences('"')).isEqualTo(6);
            }
        }
    }

    @Test
    void everyAnswerOfAClosedLoopIsCounted() {
        var outcome = load(4, Duration.ofMillis(100)).closed(target("/sized"));
        assertThat(outcome.requests()).isPositive().isBetween(requests.get() - 4L, (long) requests.get());
        assertThat(outcome.bad()).isZero();
    }

    @Test
    void answersThatAreNotGoodAreCountedApart() {
        var outcome = load(1, Duration.ofMillis(100)).open(target("/broken"), 50);
        assertThat(outcome.bad()).isEqualTo(5);
    }

    @Test
    void anOpenLoopSendsItsRateWhateverTheNumberOfConnections() {
        assertThat(load(3, Duration.ofMillis(200)).open(target("/sized"), 100).requests())
                .isEqualTo(20);
    }

    @Test
    void requestsHeldUpByASlowOneCountFromWhenTheyWereDue() {
        var outcome = load(1, Duration.ofMillis(500)).open(target("/stalled-once"), 100);
        var halfStall = STALL.toNanos() / 2;
        assertThat(outcome.latencies().getCountBetweenValues(halfStall, Long.MAX_VALUE / 2))
                .isGreaterThanOrEqualTo(14);
    }

    private static Load load(int connections, Duration length) {
        var none = new Processes.CpuTime(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new Load(connections, length, () -> none);
    }

    private Target target(String path) {
        return new Target(
                path,
                server.getAddress().getPort(),
                List.of(HttpConnection.get(path)),
                answer -> answer.status() == 200 && answer.body().equals(BODY));
    }

    private void stallOnce(HttpExchange exchange) throws IOException {
        if (requests.get() == 0) {
            var start = System.nanoTime();
            while (System.nanoTime() - start < STALL.toNanos()) {
                LockSupport.parkNanos(STALL.toNanos());
            }
        }
        answer(exchange, 200, BODY.length());
    }

    private void answer(HttpExchange exchange, int status, int length) throws IOException {
        requests.incrementAndGet();
        exchange.sendResponseHeaders(status, length);
        try (var body = exchange.getResponseBody()) {
            body.write(BODY.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
