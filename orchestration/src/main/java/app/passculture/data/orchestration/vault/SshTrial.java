package app.passculture.data.orchestration.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.passculture.data.orchestration.vault.ConnectionTrial.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Logs in to a gateway, if it shows the key that the connection names; to a stranger nothing is sent. */
final class SshTrial implements ConnectionTrial.Trial {

    @Override
    public Outcome of(NamedConnection connection) throws IOException {
        Tried tried = new Tried(connection);
        AtomicReference<String> shown = new AtomicReference<>("");
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            client.setServerKeyVerifier((_, _, key) -> {
                shown.set(PublicKeyEntry.toString(key));
                return isNamed(shown.get(), tried.extra("host_key"));
            });
            client.start();
            return logIn(client, tried, shown);
        }
    }

    private static Outcome logIn(SshClient client, Tried tried, AtomicReference<String> shown) throws IOException {
        try (ClientSession session = client.connect(tried.login(), tried.host(), tried.port(22))
                .verify(ConnectionTrial.PATIENCE)
                .getSession()) {
            identify(session, tried);
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

    private static void identify(ClientSession session, Tried tried) throws IOException {
        String pem = tried.extra("private_key");
        if (!pem.isBlank()) {
            session.addPublicKeyIdentity(key(tried, pem));
        }
        if (!tried.password().isEmpty()) {
            session.addPasswordIdentity(tried.password());
        }
    }

    private static KeyPair key(Tried tried, String pem) throws IOException {
        try (var stream = new ByteArrayInputStream(pem.getBytes(UTF_8))) {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    null,
                    NamedResource.ofName(tried.connection().id()),
                    stream,
                    FilePasswordProvider.of(tried.extra("private_key_passphrase")));
            if (pairs != null && pairs.iterator().hasNext()) {
                return pairs.iterator().next();
            }
        } catch (GeneralSecurityException unreadable) {
            // Said below, without what it quotes.
        }
        throw new IllegalArgumentException("The private key cannot be read, or not with that passphrase");
    }
}
