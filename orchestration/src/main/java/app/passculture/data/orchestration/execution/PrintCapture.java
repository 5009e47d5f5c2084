package app.passculture.data.orchestration.execution;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes what is printed and hands it over line by line. */
final class PrintCapture extends OutputStream {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Consumer<String> listener;

    private PrintCapture(Consumer<String> listener) {
        this.listener = listener;
    }

    static PrintStream into(Consumer<String> listener) {
        return new PrintStream(new PrintCapture(listener), false, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int next) {
        if (next == '\n') {
            listener.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else if (next != '\r') {
            line.write(next);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** What was printed without an end of line counts as a line in the end. */
    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            write('\n');
        }
    }
}
