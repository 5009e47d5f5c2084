package app.passculture.data.recommendation.api.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One HTTP/1.1 keep-alive connection that sends requests made beforehand and reads just enough of each answer to find its end,
 * so that the load generator costs little beside the server it measures.
 */
final class HttpConnection implements AutoCloseable {
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;
    private int bodyStart;
    private int bodyEnd;

    HttpConnection(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        this.out = socket.getOutputStream();
        this.in = socket.getInputStream();
    }

    /** The bytes of a GET of {@code target}, path and query. */
    static byte[] get(String target) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(target).getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends one request, waits for the whole answer, and returns its status. */
    int exchange(byte[] request) throws IOException {
        out.write(request);
        filled = 0;
        bodyStart = readHead();
        var head = new String(buffer, 0, bodyStart, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        bodyEnd = head.contains(CHUNKED) ? readChunks() : readTo(bodyStart + length(head));
        return Integer.parseInt(head, 9, 12, 10);
    }

    /** The body of the last answer, still in its chunks if it came in chunks. */
    String body() {
        return new String(buffer, bodyStart, bodyEnd - bodyStart, StandardCharsets.UTF_8);
    }

    /** How often {@code mark} occurs in the last body; cheaper than reading it as text. */
    int occurrences(char mark) {
        var count = 0;
        for (var i = bodyStart; i < bodyEnd; i++) {
            count += buffer[i] == mark ? 1 : 0;
        }
        return count;
    }

    private int readHead() throws IOException {
        var seen = 0;
        while (true) {
            for (; seen + 4 <= filled; seen++) {
                if (buffer[seen] == '\r' && buffer[seen + 2] == '\r' && buffer[seen + 3] == '\n') {
                    return seen + 4;
                }
            }
            readMore();
        }
    }

    private static int length(String head) {
        var at = head.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        var from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }

    private int readChunks() throws IOException {
        var at = bodyStart;
        while (true) {
            var lineEnd = readLine(at);
            var size =
                    Integer.parseInt(new String(buffer, at, lineEnd - 2 - at, StandardCharsets.US_ASCII).strip(), 16);
            at = readTo(lineEnd + size + 2);
            if (size == 0) {
                return at;
            }
        }
    }

    private int readLine(int from) throws IOException {
        for (var i = from; ; i++) {
            readTo(i + 1);
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
    }

    private int readTo(int end) throws IOException {
        while (filled < end) {
            readMore();
        }
        return end;
    }

    private void readMore() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        var read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the server closed the connection after %d bytes".formatted(filled));
        }
        filled += read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
