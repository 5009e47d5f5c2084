package app.passculture.data.analytics.warehouse.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback address, a virtual thread a request. */
public final class WireServer implements AutoCloseable {

    /** Answers one request; a {@link WireFailure} becomes the error format of Google's APIs. */
    @FunctionalInterface
    public interface Handler {
        Response handle(Request request) throws IOException;
    }

    private static final System.Logger LOG = System.getLogger(WireServer.class.getName());
    private static final int NO_CONTENT_LENGTH = -1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WireServer(HttpServer server, Handler handler) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, handler));
    }

    /** {@code port} 0: any that is free. */
    public static WireServer start(int port, Handler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            WireServer wire = new WireServer(server, handler);
            server.start();
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
    }

    /** Without a slash at its end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            send(exchange, respond(exchange, handler));
        }
    }

    // The edge of a request: what is not foreseen is an internal error of the API, told to the log with its cause.
    private static Response respond(HttpExchange exchange, Handler handler) throws IOException {
        try {
            return handler.handle(Request.of(exchange));
        } catch (WireFailure failure) {
            return failure.response();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                    e);
            return new WireFailure(500, "internalError", "The local endpoint failed: " + e).response();
        }
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        exchange.getRequestBody().readAllBytes();
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean bodiless = response.length() == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), bodiless ? NO_CONTENT_LENGTH : response.length());
        try (InputStream body = response.body().get()) {
            if (!bodiless) {
                OutputStream out = exchange.getResponseBody();
                body.transferTo(out);
                out.close();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
