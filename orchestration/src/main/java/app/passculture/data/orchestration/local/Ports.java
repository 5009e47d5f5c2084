package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The ports of this machine. */
final class Ports {

    private Ports() {}

    static void requireFree(int port, String variable) {
        if (!isFree(port)) {
            throw new LocalException.MachineUnfit(
                    "Port %d is in use: stop the program that listens there, or choose another port with %s=%d ./start."
                            .formatted(port, variable, port < 65_000 ? port + 1_000 : port - 1_000));
        }
    }

    /** The port noted in the file if it is free, else a free one, noted there: addresses stay the same over starts. */
    static int remembered(Path file) {
        try {
            int noted =
                    Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
            if (noted > 0 && isFree(noted)) {
                return noted;
            }
            int port = anyFree();
            Files.writeString(file, Integer.toString(port));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
