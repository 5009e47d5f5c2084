package app.passculture.data.orchestration.jobs.matomo;

import app.passculture.data.orchestration.vault.NamedConnection;
import java.io.IOException;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/** Believes a gateway only with one of the keys that its connection names, one a line: {@code "host_key": "ssh-ed25519 AAAA…"}. */
final class KnownHost implements ServerKeyVerifier {

    private final String connection;
    private final List<PublicKey> keys;
    private final AtomicReference<String> stranger = new AtomicReference<>("");

    private KnownHost(String connection, List<PublicKey> keys) {
        this.connection = connection;
        this.keys = keys;
    }

    static KnownHost of(NamedConnection gateway) {
        List<PublicKey> keys = new ArrayList<>();
        try {
            for (String line :
                    Access.extra(gateway).path("host_key").asString("").lines().toList()) {
                keys.add(AuthorizedKeyEntry.parseAuthorizedKeyEntry(line.strip())
                        .resolvePublicKey(null, PublicKeyEntryResolver.IGNORING));
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new MatomoException.NotConfigured(
                    "the host_key of connection " + gateway.id() + " is no public key", e);
        }
        if (keys.isEmpty()) {
            throw new MatomoException.NotConfigured(
                    "connection " + gateway.id() + " names no host_key, so nobody knows whom it would talk to", null);
        }
        return new KnownHost(gateway.id(), List.copyOf(keys));
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey presented) {
        boolean known = keys.stream().anyMatch(key -> KeyUtils.compareKeys(key, presented));
        if (!known) {
            stranger.set(KeyUtils.getFingerPrint(presented));
        }
        return known;
    }

    /** Fails if the gateway has shown another key. */
    void complain() {
        if (!stranger.get().isEmpty()) {
            throw new MatomoException.Refused(
                    "the gateway has the key %s, which is none of those of connection %s"
                            .formatted(stranger.get(), connection),
                    null);
        }
    }
}
