package app.passculture.data.orchestration.log.gcs;

import app.passculture.data.orchestration.log.LogStore.Appender;
import com.google.cloud.storage.Blob;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Gathers what is written for a moment, or until it is much, and makes a part of it. */
final class PartAppender implements Appender {

    private static final System.Logger LOGGER = System.getLogger(PartAppender.class.getName());
    private static final int MUCH = 256 * 1024;

    private final Parts parts;
    private final String writer;
    private final ScheduledExecutorService timer;
    private final Duration moment;
    private final long size;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private boolean planned;

    PartAppender(Parts parts, String writer, ScheduledExecutorService timer, Duration moment) {
        this.parts = parts;
        this.writer = writer;
        this.timer = timer;
        this.moment = moment;
        this.size = parts.list().stream().mapToLong(Blob::getSize).sum();
        this.next = parts.next();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void append(byte[] bytes) {
        lock.lock();
        try {
            gathered.writeBytes(bytes);
            if (gathered.size() >= MUCH) {
                flush();
            } else if (!planned) {
                planned = true;
                var _ = timer.schedule(
                        () -> Thread.startVirtualThread(this::flushLater), moment.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What could not be kept stays gathered, and is tried again with the next line. */
    private void flushLater() {
        try {
            flush();
        } catch (RuntimeException failure) {
            LOGGER.log(Level.WARNING, "a part of log " + parts.name() + " could not be kept yet", failure);
        }
    }

    @Override
    public void flush() {
        lock.lock();
        try {
            planned = false;
            if (gathered.size() > 0) {
                parts.add(next, writer, gathered.toByteArray());
                next++;
                gathered.reset();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        flush();
        parts.compose();
    }
}
