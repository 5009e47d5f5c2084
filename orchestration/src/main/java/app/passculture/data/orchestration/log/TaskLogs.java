package app.passculture.data.orchestration.log;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The logs and large outputs of all tasks. */
public final class TaskLogs {

    private static final int AT_ONCE = 4 * 1024 * 1024;

    private final LogStore store;
    private final Masking masking;
    private final Limits limits;
    private final Clock clock;
    private final Followers followers = new Followers();

    /** How many bytes the log of a try may have, and how many characters a text in it. */
    public record Limits(long bytes, int lineCharacters) {

        public static Limits usual() {
            return new Limits(64L * 1024 * 1024, 64 * 1024);
        }
    }

    /** Whole lines of a log, and the offset at which the next one begins. */
    public record Part(List<LogLine> lines, long next) {

        public Part {
            lines = List.copyOf(lines);
        }
    }

    /** Somebody who reads along, until it is closed. */
    @FunctionalInterface
    public interface Following extends AutoCloseable {
        @Override
        void close();
    }

    /** What an open log needs of its keeper. */
    record Keeping(LogStore store, Consumer<String> listener) {

        void grown(String file) {
            listener.accept(file);
        }
    }

    public TaskLogs(LogStore store, Masking masking, Limits limits, Clock clock) {
        this.store = store;
        this.masking = masking;
        this.limits = limits;
        this.clock = clock;
    }

    /** Opens the log of a try to add to it; its file appears with the first line. */
    public TaskLog open(LogKey key) {
        return new TaskLog(key, new Keeping(store, followers::wake), limits, masking, clock);
    }

    /** The whole lines from an offset that is 0 or the next of an earlier part; none at the end and when nothing was said. */
    public Part read(LogKey key, long offset) {
        byte[] bytes = store.read(key.file(), offset, AT_ONCE);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
        return new Part(
                text.lines()
                        .filter(line -> !line.isEmpty())
                        .map(LineFormat::read)
                        .toList(),
                offset + end);
    }

    /**
     * Hands over the lines from an offset and every later one, in order, as they are written, until it is closed; those that another node writes
     * with up to a second's delay.
     */
    public Following follow(LogKey key, long offset, Consumer<Part> listener) {
        return followers.follow(key.file(), offset, from -> read(key, from), listener);
    }

    /** Keeps an output that is too large for the journal and answers where. */
    public String keepOutput(LogKey key, UUID attempt, byte[] json) {
        String name =
                LogKey.folder(key.pipeline(), key.run()) + "/" + LogKey.safe(key.task()) + "." + attempt + ".json";
        store.write(name, json);
        return name;
    }

    /** Up to so many bytes of an output that was kept, from its beginning. */
    public byte[] output(String location, int atMost) {
        return store.read(location, 0, atMost);
    }

    /** Deletes the logs and outputs of a run. */
    public void delete(String pipeline, String run) {
        store.deleteFolder(LogKey.folder(pipeline, run));
    }
}
