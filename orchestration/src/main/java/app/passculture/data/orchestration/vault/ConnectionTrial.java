package app.passculture.data.orchestration.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Tries whether a connection works: logs in to a database or a gateway, asks a web server, opens a port. */
public final class ConnectionTrial {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Trial> byType;
    private final Trial web = new WebTrial();
    private final Trial port = new PortTrial();

    public ConnectionTrial(Clock clock) {
        Trial database = new DatabaseTrial();
        this.byType = Map.ofEntries(
                Map.entry("postgres", database),
                Map.entry("mysql", database),
                Map.entry("mariadb", database),
                Map.entry("ssh", new SshTrial()),
                Map.entry("smtp", new MailTrial()),
                Map.entry("google_cloud_platform", new GoogleTrial(clock)),
                Map.entry("webhook", web),
                Map.entry("typeform", web));
    }

    /** What came of it, in words without secrets. */
    public record Outcome(boolean works, String message) {}

    /** Tries connections of some type; waits no longer than {@link #PATIENCE} for any answer. */
    interface Trial {
        Outcome of(NamedConnection connection) throws IOException, SQLException, InterruptedException;
    }

    public Outcome of(NamedConnection connection) {
        String type = connection.type().toLowerCase(Locale.ROOT);
        try {
            boolean isWeb = type.startsWith("http") || type.startsWith("slack");
            Outcome outcome = byType.getOrDefault(type, isWeb ? web : port).of(connection);
            return new Outcome(outcome.works(), without(connection, outcome.message()));
        } catch (IOException | SQLException | IllegalArgumentException | VaultException.Unusable failure) {
            return new Outcome(false, without(connection, said(failure)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome(false, "The trial was interrupted");
        }
    }

    /** Some failures of the network have no message but their name. */
    private static String said(Exception failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : message.length() < 20 ? name + ": " + message : message;
    }

    private static String without(NamedConnection connection, String message) {
        GivenSecrets secrets = new GivenSecrets();
        secrets.add(connection.password());
        Secrecy.collect(connection.extra(), secrets::add);
        return secrets.masked(message);
    }
}
