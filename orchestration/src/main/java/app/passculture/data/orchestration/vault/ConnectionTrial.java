package app.passculture.data.orchestration.vault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Tries whether a connection works: logs in to a database, asks a web server, opens a port. */
public final class ConnectionTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Map<String, String> DATABASES = Map.of("postgres", "postgresql", "mysql", "mysql");

    private static final Map<String, Integer> PORTS = Map.of("postgres", 5432, "mysql", 3306, "ssh", 22, "smtp", 25);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What came of it, in words without secrets. */
    public record Outcome(boolean works, String message) {}

    public Outcome of(NamedConnection connection) {
        String type = connection.type().toLowerCase(Locale.ROOT);
        if (connection.host() == null || connection.host().isBlank()) {
            return new Outcome(false, "The connection " + connection.id() + " has no host to try");
        }
        try {
            return DATABASES.containsKey(type)
                    ? database(connection, type)
                    : type.startsWith("http") || type.startsWith("slack") ? web(connection) : port(connection, type);
        } catch (IOException | SQLException | IllegalArgumentException failure) {
            return new Outcome(false, without(connection, String.valueOf(failure.getMessage())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome(false, "The trial was interrupted");
        }
    }

    private Outcome database(NamedConnection connection, String type) throws SQLException {
        Properties properties = new Properties();
        if (connection.login() != null) {
            properties.setProperty("user", connection.login());
        }
        if (connection.password() != null) {
            properties.setProperty("password", connection.password());
        }
        properties.setProperty("connectTimeout", String.valueOf(PATIENCE.toSeconds()));
        properties.setProperty("loginTimeout", String.valueOf(PATIENCE.toSeconds()));
        properties.setProperty("socketTimeout", String.valueOf(PATIENCE.toSeconds()));
        String database = connection.schema() == null ? "" : connection.schema();
        String url = "jdbc:%s://%s:%d/%s".formatted(DATABASES.get(type), host(connection), port(connection), database);
        try (Connection open = DriverManager.getConnection(url, properties)) {
            String product = open.getMetaData().getDatabaseProductName();
            return new Outcome(true, "Logged in to %s as %s".formatted(product, connection.login()));
        }
    }

    private Outcome web(NamedConnection connection) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(connection))
                .timeout(PATIENCE)
                .method("HEAD", HttpRequest.BodyPublishers.noBody());
        if (connection.login() != null && connection.password() != null) {
            byte[] pair = (connection.login() + ":" + connection.password()).getBytes(StandardCharsets.UTF_8);
            request.header(
                    "Authorization", "Basic " + java.util.Base64.getEncoder().encodeToString(pair));
        }
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        boolean works = status < 500 && status != 401 && status != 403;
        return new Outcome(works, "%s answered %d".formatted(connection.host(), status));
    }

    private static URI address(NamedConnection connection) {
        String host = host(connection);
        if (host.contains("://")) {
            return URI.create(host);
        }
        String scheme = connection.schema() == null || connection.schema().isBlank() ? "https" : connection.schema();
        return URI.create(scheme + "://" + host + (connection.port() == null ? "" : ":" + connection.port()));
    }

    private static Outcome port(NamedConnection connection, String type) throws IOException {
        if (connection.port() == null && !PORTS.containsKey(type)) {
            return new Outcome(false, "The type %s is not known and there is no port to try".formatted(type));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(connection), port(connection)), (int) PATIENCE.toMillis());
            return new Outcome(true, "%s answers on port %d".formatted(connection.host(), port(connection)));
        }
    }

    private static String host(NamedConnection connection) {
        return connection.host() == null ? "" : connection.host();
    }

    private static int port(NamedConnection connection) {
        return connection.port() != null
                ? connection.port()
                : PORTS.getOrDefault(connection.type().toLowerCase(Locale.ROOT), 0);
    }

    private static String without(NamedConnection connection, String message) {
        GivenSecrets secrets = new GivenSecrets();
        secrets.add(connection.password());
        Secrecy.collect(connection.extra(), secrets::add);
        return secrets.masked(message);
    }
}
