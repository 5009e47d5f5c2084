package app.passculture.data.orchestration.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import app.passculture.data.orchestration.vault.ConnectionTrial.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Hears the greeting of a mail server. */
final class MailTrial implements ConnectionTrial.Trial {
    private static final int LONGEST = 120;

    @Override
    public Outcome of(NamedConnection connection) throws IOException {
        Tried tried = new Tried(connection);
        try (Socket socket = new Socket()) {
            int patience = (int) ConnectionTrial.PATIENCE.toMillis();
            socket.connect(new InetSocketAddress(tried.host(), tried.port(25)), patience);
            socket.setSoTimeout(patience);
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            char[] read = new char[LONGEST];
            int length = Math.max(0, reader.read(read));
            String greeting = new String(read, 0, length).lines().findFirst().orElse("");
            boolean works = greeting.startsWith("220");
            return new Outcome(
                    works,
                    works
                            ? "%s greets: %s; nobody logged in".formatted(tried.host(), greeting)
                            : "%s does not greet as a mail server: '%s'".formatted(tried.host(), greeting));
        }
    }
}
