package app.passculture.data.orchestration.jobs.survey;

import app.passculture.data.orchestration.vault.NamedConnection;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Speaks as Typeform does, with so many answers, newest first, and fails as it is told. */
public final class TypeformServer implements AutoCloseable {

    public static final String KEY = "tfp_s3cret_key";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final int answers;
    private final Deque<String> failures = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    public TypeformServer(int answers) throws IOException {
        this.answers = answers;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().daemon().unstarted(task)));
        server.start();
    }

    public NamedConnection connection(String key) {
        return new NamedConnection(
                "typeform",
                "http",
                null,
                "127.0.0.1",
                null,
                key,
                server.getAddress().getPort(),
                null,
                "{\"form\": \"F0rm\"}");
    }

    /** The next answers: a status, or a body that is none. */
    public synchronized void next(String... failing) {
        failures.addAll(List.of(failing));
    }

    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            String failure = failures.pollFirst();
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{}");
            } else if (failure == null || failure.isEmpty()) {
                send(exchange, 200, body(exchange.getRequestURI().toString()));
            } else if (failure.matches("[0-9]{3}")) {
                send(exchange, Integer.parseInt(failure), "{}");
            } else {
                send(exchange, 200, failure);
            }
        }
    }

    private String body(String uri) {
        if (!uri.contains("/responses")) {
            return """
                    {"fields": [{"id": "q1", "title": "Quel\\nart  aimez-vous ?", "ref": "r", "type": "multiple_choice",
                     "properties": {"choices": [{"label": "Théâtre"}, {"label": "Ciné, \\"etc\\""}]}}, {"id": "q2", "title": "Libre"}]}
                    """;
        }
        int before = uri.contains("before=t") ? Integer.parseInt(uri.replaceAll(".*before=t", "")) : answers + 1;
        ObjectNode page = JSON.createObjectNode();
        page.put("page_count", Math.ceilDiv(answers, 1_000));
        var items = page.putArray("items");
        for (int i = before - 1; i >= Math.max(1, before - 1_000); i--) {
            items.add(JSON.readTree("""
                    {"token": "t%1$d", "landing_id": "l%1$d", "landed_at": "2021-03-09T10:00:00Z", "submitted_at": "2021-03-09T10:05:00Z",
                     "metadata": {"platform": "mobile", "referer": "https://form.example/to/F0rm?userId=%1$d%%20a&x=1"},
                     "answers": [{"type": "choice", "field": {"id": "q1"}, "choice": {"label": "Théâtre"}},
                                 {"type": "choices", "field": {"id": "q2"}, "choices": {"labels": ["a", "b"], "other": "c"}}]}
                    """.formatted(i)));
        }
        return JSON.writeValueAsString(page);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
