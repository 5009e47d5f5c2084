package app.passculture.data.orchestration.alert;

import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Posts JSON to the address of a connection. */
final class Posting {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 200;

    private final Vault vault;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Posting(Vault vault) {
        this.vault = vault;
    }

    NamedConnection connection(String name) {
        return vault.connection(name)
                .orElseThrow(() -> new AlertException.Refused("there is no connection '" + name + "'"));
    }

    /** The host with its scheme, which may be written in either field, and a path. */
    static URI address(NamedConnection connection, String path) {
        String host = connection.host() == null ? "" : connection.host();
        String scheme = connection.schema() == null || connection.schema().isBlank() ? "https" : connection.schema();
        String base = host.contains("://") ? host : scheme + "://" + host;
        String port = connection.port() == null ? "" : ":" + connection.port();
        String slash = path.isEmpty() || path.startsWith("/") || base.endsWith("/") ? "" : "/";
        try {
            return URI.create(base + port + slash + path);
        } catch (IllegalArgumentException _) {
            throw new AlertException.Refused("connection '" + connection.id() + "' has no valid address");
        }
    }

    void post(String connection, URI address, String json, Map<String, String> headers) {
        HttpResponse<String> answer;
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(json));
            headers.forEach(request::header);
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            throw new AlertException.Refused("connection '" + connection + "' has no valid address");
        } catch (IOException failure) {
            throw new AlertException.Unreachable(
                    "connection '" + connection + "': " + failure.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new AlertException.Unreachable("connection '" + connection + "': interrupted");
        }
        judge(connection, answer);
    }

    private void judge(String connection, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status < 200 || status >= 300) {
            String body = answer.body().strip();
            String said = vault.masked(body.substring(0, Math.min(body.length(), LONGEST_ANSWER)));
            String message = "connection '" + connection + "' answered " + status + (said.isEmpty() ? "" : ": " + said);
            boolean passing = status >= 500 || status == 429 || status == 408;
            throw passing ? new AlertException.Unreachable(message) : new AlertException.Refused(message);
        }
    }
}
