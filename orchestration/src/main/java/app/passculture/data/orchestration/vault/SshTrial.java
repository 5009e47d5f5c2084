package app.passculture.data.orchestration.vault;

import app.passculture.data.orchestration.vault.ConnectionTrial.Outcome;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** Logs in to a gateway, if it shows the key that the connection names; to a stranger nothing is sent. */
final class SshTrial implements ConnectionTrial.Trial {

    @Override
    public Outcome of(NamedConnection connection) throws IOException {
        Tried tried = new Tried(connection);
        AtomicReference<String> shown = new AtomicReference<>("");
        try (SshClient client = SshIdentity.client((_, _, key) -> {
            shown.set(PublicKeyEntry.toString(key));
            return isNamed(shown.get(), tried.extra("host_key"));
        })) {
            client.start();
            return logIn(client, tried, shown);
        }
    }

    private static Outcome logIn(SshClient client, Tried tried, AtomicReference<String> shown) throws IOException {
        try (ClientSession session = client.connect(tried.login(), tried.host(), tried.port(22))
                .verify(ConnectionTrial.PATIENCE)
                .getSession()) {
            new SshIdentity(tried.connection()).offer(session);
            session.auth().verify(ConnectionTrial.PATIENCE);
            return new Outcome(true, "%s let %s in".formatted(tried.host(), tried.login()));
        } catch (IOException failure) {
            if (shown.get().isEmpty()) {
                throw failure;
            }
            boolean known = isNamed(shown.get(), tried.extra("host_key"));
            return new Outcome(
                    false,
                    known
                            ? "%s shows the right key and does not let %s in: %s"
                                    .formatted(tried.host(), tried.login(), failure.getMessage())
                            : "%s shows a key that the connection does not name, so nothing was sent: %s"
                                    .formatted(tried.host(), shown.get()));
        }
    }

    /** By the kind and the key; what a line says after them is a comment. */
    private static boolean isNamed(String shown, String named) {
        return named.lines().map(String::strip).anyMatch(line -> line.equals(shown) || line.startsWith(shown + " "));
    }
}
