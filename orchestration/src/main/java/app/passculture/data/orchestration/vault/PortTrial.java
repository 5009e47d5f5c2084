package app.passculture.data.orchestration.vault;

import app.passculture.data.orchestration.vault.ConnectionTrial.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Opens a port; what answers there is not looked at. */
final class PortTrial implements ConnectionTrial.Trial {

    @Override
    public Outcome of(NamedConnection connection) throws IOException {
        Tried tried = new Tried(connection);
        String host = tried.host();
        int port = tried.port(0);
        if (port == 0) {
            return new Outcome(
                    false, "The type %s is not known and there is no port to try".formatted(connection.type()));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) ConnectionTrial.PATIENCE.toMillis());
            return new Outcome(true, "%s answers on port %d; nobody logged in".formatted(host, port));
        }
    }
}
