package app.passculture.data.orchestration.jobs.matomo;

import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.SshIdentity;
import app.passculture.data.orchestration.vault.VaultException;
import java.io.IOException;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.PortForwardingTracker;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * A way to one address behind a gateway, open at a free port of this machine until it is closed. Nothing of the account that runs this
 * (its keys, its known hosts) plays a part.
 */
final class Tunnel implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final int SSH = 22;

    private final SshClient client;
    private final int port;

    private Tunnel(SshClient client, int port) {
        this.client = client;
        this.port = port;
    }

    static Tunnel open(NamedConnection gateway, String host, int port) {
        KnownHost known = KnownHost.of(gateway);
        SshClient client = client(known);
        try {
            client.start();
            ClientSession session = connect(client, gateway, known);
            PortForwardingTracker tracker = session.createLocalPortForwardingTracker(
                    new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(host, port));
            return new Tunnel(client, tracker.getBoundAddress().getPort());
        } catch (IOException e) {
            client.stop();
            throw new MatomoException.Unreachable(
                    "the gateway %s does not answer: %s".formatted(address(gateway), e.getMessage()), e);
        } catch (RuntimeException e) {
            client.stop();
            throw e;
        }
    }

    /** The port of this machine at which the address behind the gateway answers. */
    int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            client.close(false).await(GRACE);
        } catch (IOException e) {
            throw new MatomoException.Unreachable("the tunnel does not close: " + e.getMessage(), e);
        } finally {
            client.stop();
        }
    }

    private static SshClient client(KnownHost known) {
        SshClient client = SshIdentity.client(known);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 3);
        return client;
    }

    private static ClientSession connect(SshClient client, NamedConnection gateway, KnownHost known)
            throws IOException {
        ClientSession session = client.connect(Access.login(gateway), Access.host(gateway), Access.port(gateway, SSH))
                .verify(PATIENCE)
                .getSession();
        identify(session, gateway);
        try {
            session.auth().verify(PATIENCE);
            return session;
        } catch (IOException e) {
            known.complain();
            if (session.isOpen()) {
                throw new MatomoException.Refused(
                        "the gateway %s does not let %s in".formatted(address(gateway), gateway.login()), e);
            }
            throw e;
        }
    }

    private static void identify(ClientSession session, NamedConnection gateway) {
        try {
            new SshIdentity(gateway).offer(session);
        } catch (VaultException.Unusable e) {
            throw new MatomoException.NotConfigured(String.valueOf(e.getMessage()), e);
        }
    }

    private static String address(NamedConnection gateway) {
        return gateway.host() + ":" + Access.port(gateway, SSH);
    }
}
