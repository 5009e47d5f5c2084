package app.passculture.data.orchestration.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Answers at a free port of this machine as Typeform does, with what the people of a demo world would have filled in: whoever has filled in
 * the questionnaire by the application database likes what they booked.
 */
public final class SurveyEndpoint implements AutoCloseable {

    /** The only form there is. */
    public static final String FORM = "demo";

    private static final Pattern RESPONSES = Pattern.compile("page_size=([0-9]{1,4})(?:&before=([0-9]{1,18}))?");

    private final SurveyPages pages;
    private final byte[] authorization;
    private final HttpServer server;

    private SurveyEndpoint(SurveyPages pages, String key, HttpServer server) {
        this.pages = pages;
        this.authorization = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
        this.server = server;
    }

    public static SurveyEndpoint start(DataSource application, String key) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SurveyEndpoint endpoint = new SurveyEndpoint(new SurveyPages(application), key, server);
            server.createContext("/forms/" + FORM, endpoint::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization)) {
                send(exchange, 401, "{}");
            } else if (exchange.getRequestURI().getPath().endsWith("/responses")) {
                responses(exchange);
            } else {
                send(exchange, 200, Resources.text("survey.json"));
            }
        }
    }

    private void responses(HttpExchange exchange) throws IOException {
        Matcher asked =
                RESPONSES.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
        if (!asked.matches()) {
            send(exchange, 400, "{}");
            return;
        }
        long before = asked.group(2) == null ? Long.MAX_VALUE : Long.parseLong(asked.group(2));
        try {
            send(exchange, 200, pages.page(Integer.parseInt(asked.group(1)), before));
        } catch (SQLException e) {
            send(exchange, 503, "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
