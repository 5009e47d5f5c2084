package app.passculture.data.orchestration.execution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages as lines of a stream, each after a mark, so that whatever else gets into the stream (what native code prints, what a dying JVM says) is
 * told apart.
 */
final class Wire {

    private static final char MARK = '\u0001';
    private static final int LONGEST_PRINT = 64 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ReentrantLock lock = new ReentrantLock();
    private final OutputStream out;

    Wire(OutputStream out) {
        this.out = out;
    }

    /** Sends a message; the other side may be gone. */
    void send(Message message) throws IOException {
        byte[] line = (MARK + MAPPER.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            out.write(line);
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    /** Sends a message unless another is being sent, which the other side then is slow to read. */
    void sendIfIdle(Message message) throws IOException {
        if (lock.tryLock()) {
            try {
                send(message);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Hands over every message and every other line until the end of the stream; other lines are cut into pieces when they are very long. */
    static void read(InputStream in, Consumer<Message> messages, Consumer<String> prints) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean message = false;
        byte[] buffer = new byte[16 * 1024];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            for (int i = 0; i < length; i++) {
                byte next = buffer[i];
                if (next == '\n' || next == MARK || (!message && line.size() >= LONGEST_PRINT)) {
                    take(line, message, messages, prints);
                    message = next == MARK;
                }
                if (next != '\n' && next != MARK) {
                    line.write(next);
                }
            }
        }
        take(line, false, messages, prints);
    }

    private static void take(
            ByteArrayOutputStream line, boolean message, Consumer<Message> messages, Consumer<String> prints) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (message) {
            parse(text, messages, prints);
        } else if (!text.isBlank()) {
            prints.accept(text);
        }
    }

    private static void parse(String text, Consumer<Message> messages, Consumer<String> prints) {
        Message message;
        try {
            message = MAPPER.readValue(text, Message.class);
        } catch (JacksonException _) {
            prints.accept(text);
            return;
        }
        messages.accept(message);
    }
}
