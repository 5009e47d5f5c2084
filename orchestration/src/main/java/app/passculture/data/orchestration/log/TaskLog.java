package app.passculture.data.orchestration.log;

import app.passculture.data.orchestration.log.LogStore.Appender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The log of one try, being written. It masks, cuts what is too long, and drops what a task says beyond the limit. It never fails: a task is
 * not stopped because its log cannot be kept.
 */
public final class TaskLog implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(TaskLog.class.getName());
    /** The logger of what the platform itself says about a try. */
    public static final String PLATFORM = "orchestration";

    private final TaskLogs.Limits limits;
    private final LogKey key;
    private final String file;
    private final LineFormat format;
    private final Clock clock;
    private final TaskLogs.Keeping keeping;
    private final Masking masking;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Appender appender;
    private long written;
    private long dropped;
    private boolean broken;
    private boolean closed;

    TaskLog(LogKey key, TaskLogs.Keeping keeping, TaskLogs.Limits limits, Masking masking, Clock clock) {
        this.key = key;
        this.file = key.file();
        this.format = new LineFormat(key);
        this.keeping = keeping;
        this.limits = limits;
        this.masking = masking;
        this.clock = clock;
    }

    /** Says something as the platform; kept even beyond the limit. */
    public void note(Level level, String event, @Nullable Throwable error) {
        write(new LogLine(clock.instant(), level, PLATFORM, event, error == null ? null : trace(error)));
    }

    public void write(Level level, String logger, String event, @Nullable Throwable error) {
        write(new LogLine(clock.instant(), level, logger, event, error == null ? null : trace(error)));
    }

    public void write(LogLine line) {
        lock.lock();
        try {
            if (!closed && !broken) {
                keep(line);
            }
        } catch (RuntimeException failure) {
            broken = true;
            LOGGER.log(Level.WARNING, "the log of " + key + " ends here: it cannot be written", failure);
        } finally {
            lock.unlock();
        }
    }

    /** A text without secrets. */
    public String masked(String text) {
        return masking.mask(text);
    }

    private void keep(LogLine line) {
        if (written >= limits.bytes() && !line.logger().equals(PLATFORM)) {
            drop();
        } else {
            append(cut(line));
        }
    }

    private void drop() {
        if (dropped++ == 0) {
            append(new LogLine(
                    clock.instant(),
                    Level.WARNING,
                    PLATFORM,
                    "the log has reached its limit of " + limits.bytes()
                            + " bytes; what the task says from here on is dropped",
                    null));
        }
    }

    private void append(LogLine line) {
        byte[] bytes = format.write(line);
        Appender open = appender == null ? open() : appender;
        open.append(bytes);
        written += bytes.length;
        keeping.grown(file);
    }

    /** A line that a crash has torn is ended first, so that it does not swallow the next one. */
    private Appender open() {
        Appender opened = keeping.store().append(file);
        appender = opened;
        written = opened.size();
        if (written > 0 && keeping.store().read(file, written - 1, 1)[0] != '\n') {
            opened.append("\n".getBytes(StandardCharsets.UTF_8));
        }
        return opened;
    }

    private LogLine cut(LogLine line) {
        String error = line.error();
        return new LogLine(
                line.timestamp(),
                line.level(),
                line.logger(),
                cut(masking.mask(line.event())),
                error == null ? null : cut(masking.mask(error)));
    }

    private String cut(String text) {
        int longest = limits.lineCharacters();
        return text.length() <= longest
                ? text
                : text.substring(0, longest) + "… (" + (text.length() - longest) + " more characters)";
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed && dropped > 0) {
                note(Level.WARNING, dropped + " lines were dropped because of the limit", null);
            }
            closed = true;
            if (appender != null) {
                appender.close();
            }
        } catch (RuntimeException failure) {
            LOGGER.log(Level.WARNING, "the log of " + key + " could not be closed", failure);
        } finally {
            lock.unlock();
            keeping.grown(file);
        }
    }
}
