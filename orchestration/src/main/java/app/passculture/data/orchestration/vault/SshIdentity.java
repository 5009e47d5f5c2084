package app.passculture.data.orchestration.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Who a connection to an SSH server is: a private key in its extra, a password, or both. */
public record SshIdentity(NamedConnection connection) {

    /** A client, not started yet, in which nothing of the account that runs this (its keys, its known hosts) plays a part. */
    public static SshClient client(ServerKeyVerifier verifier) {
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
        client.setServerKeyVerifier(verifier);
        return client;
    }

    /** What the session then proves itself by; fails if the key cannot be read. */
    public void offer(ClientSession session) {
        key().ifPresent(session::addPublicKeyIdentity);
        String password = connection.password();
        if (password != null && !password.isEmpty()) {
            session.addPasswordIdentity(password);
        }
    }

    private Optional<KeyPair> key() {
        Tried read = new Tried(connection);
        String pem = read.extra("private_key");
        if (pem.isBlank()) {
            return Optional.empty();
        }
        FilePasswordProvider passphrase = FilePasswordProvider.of(read.extra("private_key_passphrase"));
        try (var stream = new ByteArrayInputStream(pem.getBytes(UTF_8))) {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName(connection.id()), stream, passphrase);
            if (pairs == null || !pairs.iterator().hasNext()) {
                throw new IOException("it holds no key");
            }
            return Optional.of(pairs.iterator().next());
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new VaultException.Unusable(
                    "the private_key of connection %s cannot be read, or not with that passphrase"
                            .formatted(connection.id()),
                    unreadable);
        }
    }
}
