package app.passculture.data.recommendation.api.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
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
    private static final int UNKNOWN = -1;

    private final SocketChannel channel;
    private ByteBuffer answer = ByteBuffer.allocate(16 * 1024);
    private int status;
    private int bodyStart;
    /** Where the body ends, unless it comes in chunks. */
    private int bodyLimit;

    private int bodyEnd;

    HttpConnection(int port) throws IOException {
        this.channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** The bytes of a GET of {@code target}, path and query. */
    static byte[] get(String target) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(target).getBytes(StandardCharsets.US_ASCII);
    }

    /** Where to wait for answers of many connections. */
    SocketChannel channel() {
        return channel;
    }

    /** Sends one request, waits for the whole answer, and returns its status. */
    int exchange(byte[] request) throws IOException {
        send(request);
        while (!receive()) {
            // The channel blocks: the rest of the answer is on its way.
        }
        return status;
    }

    void send(byte[] request) throws IOException {
        answer.clear();
        bodyStart = UNKNOWN;
        var out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** Takes what has arrived, and tells whether that completes the answer. */
    boolean receive() throws IOException {
        if (!answer.hasRemaining()) {
            answer = ByteBuffer.allocate(2 * answer.capacity()).put(answer.flip());
        }
        if (channel.read(answer) < 0) {
            throw new EOFException("the server closed the connection after %d bytes".formatted(answer.position()));
        }
        if (bodyStart == UNKNOWN) {
            readHead();
        }
        return bodyStart != UNKNOWN && isBodyComplete();
    }

    int status() {
        return status;
    }

    /** The body of the last answer, still in its chunks if it came in chunks. */
    String body() {
        return text(bodyStart, bodyEnd);
    }

    /** How often {@code mark} occurs in the last body; cheaper than reading it as text. */
    int occurrences(char mark) {
        var count = 0;
        for (var i = bodyStart; i < bodyEnd; i++) {
            count += answer.get(i) == mark ? 1 : 0;
        }
        return count;
    }

    private void readHead() {
        for (var i = 0; i + 4 <= answer.position(); i++) {
            if (answer.get(i) == '\r' && answer.get(i + 2) == '\r' && answer.get(i + 3) == '\n') {
                readHead(i + 4);
                return;
            }
        }
    }

    private void readHead(int end) {
        var head = text(0, end).toLowerCase(Locale.ROOT);
        status = Integer.parseInt(head, 9, 12, 10);
        bodyStart = end;
        bodyLimit = head.contains(CHUNKED) ? UNKNOWN : end + length(head);
    }

    private static int length(String head) {
        var at = head.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        var from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }

    private boolean isBodyComplete() {
        bodyEnd = bodyLimit == UNKNOWN ? endOfChunks() : bodyLimit;
        return bodyEnd != UNKNOWN && bodyEnd <= answer.position();
    }

    private int endOfChunks() {
        var at = bodyStart;
        while (true) {
            var lineEnd = indexOfLineFeed(at);
            if (lineEnd == UNKNOWN) {
                return UNKNOWN;
            }
            var size = Integer.parseInt(text(at, lineEnd).strip(), 16);
            at = lineEnd + 1 + size + 2;
            if (size == 0) {
                return at;
            }
        }
    }

    private int indexOfLineFeed(int from) {
        for (var i = from; i < answer.position(); i++) {
            if (answer.get(i) == '\n') {
                return i;
            }
        }
        return UNKNOWN;
    }

    private String text(int from, int to) {
        return new String(Arrays.copyOfRange(answer.array(), from, to), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
