package app.passculture.data.recommendation.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A stream socket to a file instead of a host; as much of one as the PostgreSQL driver uses, time-outs included. */
final class UnixSocket extends Socket {

    private final Path file;
    private final SocketChannel channel;
    private final Selector readable;
    private volatile int timeout;

    UnixSocket(Path file) throws IOException {
        this.file = file;
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        this.readable = Selector.open();
    }

    @Override
    public void connect(SocketAddress ignored, int patience) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(file));
        channel.configureBlocking(false);
        channel.register(readable, SelectionKey.OP_READ);
    }

    @Override
    public InputStream getInputStream() {
        return new Incoming();
    }

    @Override
    public OutputStream getOutputStream() {
        return new Outgoing();
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
        readable.close();
    }

    @Override
    public void setSoTimeout(int milliseconds) {
        timeout = milliseconds;
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    private int read(ByteBuffer target) throws IOException {
        int count = channel.read(target);
        while (count == 0) {
            awaitBytes();
            count = channel.read(target);
        }
        return count;
    }

    private void awaitBytes() throws IOException {
        int ready = readable.select(timeout);
        readable.selectedKeys().clear();
        if (ready == 0 && timeout > 0 && channel.isOpen()) {
            throw new SocketTimeoutException("nothing read from %s within %d ms".formatted(file, timeout));
        }
    }

    private final class Incoming extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return length == 0 ? 0 : UnixSocket.this.read(ByteBuffer.wrap(target, offset, length));
        }
    }

    private final class Outgoing extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(source, offset, length);
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
