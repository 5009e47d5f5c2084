package app.passculture.data.orchestration.jobs.matomo;

import app.passculture.data.orchestration.vault.NamedConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.ForwardingFilter;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.forward.StaticDecisionForwardingFilter;
import tools.jackson.databind.json.JsonMapper;

/** A real SSH server of this JVM that forwards to any address, counts what it forwarded, and can be told to misbehave. */
public final class SshGateway implements AutoCloseable {

    public static final String LOGIN = "git";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair client = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    private final KeyPair host = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    private final AtomicInteger forwarded = new AtomicInteger();

    public SshGateway() throws IOException, GeneralSecurityException {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setPublickeyAuthenticator(
                (login, key, session) -> login.equals(LOGIN) && KeyUtils.compareKeys(key, client.getPublic()));
        server.setForwardingFilter(forwarding());
        server.start();
    }

    private ForwardingFilter forwarding() {
        return new StaticDecisionForwardingFilter(true) {
            @Override
            protected boolean checkAcceptance(String request, Session session, SshdSocketAddress target) {
                forwarded.incrementAndGet();
                return true;
            }
        };
    }

    /** Lets people in and forwards nothing. */
    public void refuseForwarding() {
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    }

    /** How many connections it has forwarded. */
    public int forwarded() {
        return forwarded.get();
    }

    /** How many sessions are open. */
    public int open() {
        return server.getActiveSessions().size();
    }

    /** Cuts every connection at once. */
    public void cut() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    public String hostKey() {
        return PublicKeyEntry.toString(host.getPublic());
    }

    public String privateKey() {
        try {
            ByteArrayOutputStream pem = new ByteArrayOutputStream();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(client, "test", null, pem);
            return pem.toString(StandardCharsets.UTF_8);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public NamedConnection connection() {
        return connection(hostKey(), privateKey());
    }

    public NamedConnection connection(String hostKey, String privateKey) {
        var extra = JsonMapper.shared().createObjectNode();
        extra.put("host_key", hostKey).put("private_key", privateKey);
        return new NamedConnection(
                "ssh_scalingo", "ssh", null, "127.0.0.1", LOGIN, null, server.getPort(), null, extra.toString());
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
