package app.passculture.data.orchestration.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.passculture.data.orchestration.vault.ConnectionTrial.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;

/** Asks a web server for what changes nothing there. */
final class WebTrial implements ConnectionTrial.Trial {
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(ConnectionTrial.PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public Outcome of(NamedConnection connection) throws IOException, InterruptedException {
        Tried tried = new Tried(connection);
        return connection.type().startsWith("slack")
                ? slack(tried)
                : connection.type().equals("typeform") ? typeform(tried) : page(tried);
    }

    private Outcome page(Tried tried) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(address(tried, tried.extra("path"))).method("HEAD", BodyPublishers.noBody());
        if (!tried.login().isEmpty() && !tried.password().isEmpty()) {
            byte[] pair = (tried.login() + ":" + tried.password()).getBytes(UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        int status = send(request).statusCode();
        return new Outcome(
                status < 500 && status != 401 && status != 403, "%s answered %d".formatted(tried.host(), status));
    }

    /** A message without a text is refused, but only after the address of the webhook was found good. */
    private Outcome slack(Tried tried) throws IOException, InterruptedException {
        boolean usual =
                tried.connection().host() == null || tried.connection().host().isBlank();
        if (tried.password().isBlank()) {
            throw new IllegalArgumentException(
                    "The connection " + tried.connection().id() + " has no end of a webhook's address as password");
        }
        URI address = usual
                ? URI.create("https://hooks.slack.com/services/" + tried.password())
                : address(tried, tried.password());
        HttpResponse<String> answer =
                send(request(address).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
        String said = answer.body().strip().lines().findFirst().orElse("");
        String shortened = said.length() > 80 ? said.substring(0, 80) : said;
        boolean works = answer.statusCode() == 400 || answer.statusCode() / 100 == 2;
        return new Outcome(
                works,
                works
                        ? "The webhook is known; nothing was posted (%d %s)".formatted(answer.statusCode(), shortened)
                        : "The webhook is refused: %d %s".formatted(answer.statusCode(), shortened));
    }

    private Outcome typeform(Tried tried) throws IOException, InterruptedException {
        String given = tried.connection().host();
        String host = given == null || given.isBlank() ? "api.typeform.com" : given;
        String scheme = Tried.isHere(host) ? "http" : "https";
        Integer port = tried.connection().port();
        String form = tried.extra("form");
        URI address = URI.create("%s://%s%s/forms/%s"
                .formatted(scheme, host, port == null ? "" : ":" + port, java.net.URLEncoder.encode(form, UTF_8)));
        int status = send(request(address).header("Authorization", "Bearer " + tried.password()))
                .statusCode();
        return new Outcome(
                status == 200,
                switch (status) {
                    case 200 -> "%s gave the form %s".formatted(host, form);
                    case 401, 403 -> "%s refuses the key (%d)".formatted(host, status);
                    case 404 -> "%s knows no form '%s'".formatted(host, form);
                    default -> "%s answered %d".formatted(host, status);
                });
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(ConnectionTrial.PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    /** The scheme may be written before the host, or instead of a schema. */
    private static URI address(Tried tried, String path) {
        String scheme = tried.schema().isEmpty() ? "https" : tried.schema();
        String host = tried.host();
        String base = host.contains("://") ? host : scheme + "://" + host;
        Integer port = tried.connection().port();
        String slash = path.isEmpty() || path.startsWith("/") ? "" : "/";
        try {
            return URI.create(base + (port == null ? "" : ":" + port) + slash + path);
        } catch (IllegalArgumentException _) {
            // Without its message, which quotes the address: it may end in a secret.
            throw new IllegalArgumentException(
                    "The connection " + tried.connection().id() + " has no valid address");
        }
    }
}
