package app.passculture.data.orchestration.web.pipeline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is between a browser and a server, and can be cut and mended. */
final class Cable implements AutoCloseable {

    private final ServerSocket end;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Cable(ServerSocket end, int server) {
        this.end = end;
        this.server = server;
    }

    static Cable to(String address) throws IOException {
        Cable cable = new Cable(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                URI.create(address).getPort());
        Thread.ofVirtual().start(cable::accept);
        return cable;
    }

    String address() {
        return "http://localhost:" + end.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(Cable::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!end.isClosed()) {
            try {
                Socket near = end.accept();
                if (cut) {
                    close(near);
                } else {
                    join(near, new Socket(InetAddress.getLoopbackAddress(), server));
                }
            } catch (IOException closed) {
                cut();
            }
        }
    }

    private void join(Socket near, Socket far) {
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            close(to);
        } finally {
            open.remove(from);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new java.io.UncheckedIOException(alreadyGone);
        }
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
