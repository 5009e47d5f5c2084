package app.passculture.data.recommendation.api.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/** Writes waiting answers: one alone at once, many that came meanwhile together. */
final class Writer {

    private final StoredRows rows;
    private final SavedRows saved;
    private final HistorySettings settings;
    private final BlockingQueue<Waiting> queue;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean away;

    Writer(StoredRows rows, SavedRows saved, HistorySettings settings) {
        this.rows = rows;
        this.saved = saved;
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
    }

    /** Whether the database failed and has not been reached since; nothing is worth waiting for meanwhile. */
    boolean isAway() {
        return away;
    }

    boolean accept(Waiting waiting) {
        return queue.offer(waiting);
    }

    void close() {
        closed.countDown();
    }

    /** Writes until closed. */
    void run() {
        try {
            while (closed.getCount() > 0) {
                write(next());
                awaitDatabase();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Waiting> next() throws InterruptedException {
        List<Waiting> batch = new ArrayList<>();
        Waiting first = queue.poll(1, TimeUnit.SECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, settings.batch() - 1);
        }
        batch.removeIf(waiting -> !waiting.take());
        return batch;
    }

    private void write(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            rows.insert(batch.stream().map(Waiting::impression).toList());
            batch.forEach(this::stored);
        } catch (RuntimeException failure) {
            writeAfter(failure, batch);
        }
    }

    private void writeAfter(RuntimeException failure, List<Waiting> batch) {
        if (isAboutDatabase(failure)) {
            away = true;
            batch.forEach(waiting -> unsaved(waiting, failure));
            List<Waiting> behind = new ArrayList<>();
            queue.drainTo(behind);
            // Whoever has given up waiting has counted its rows.
            behind.stream().filter(Waiting::take).forEach(waiting -> unsaved(waiting, failure));
        } else if (batch.size() == 1) {
            unsaved(batch.getFirst(), failure);
        } else {
            // One bad row must not lose the other answers.
            batch.forEach(waiting -> write(List.of(waiting)));
        }
    }

    private static boolean isAboutDatabase(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException;
    }

    private void awaitDatabase() throws InterruptedException {
        while (away && !closed.await(settings.retryAfter().toMillis(), TimeUnit.MILLISECONDS)) {
            away = !isReachable();
        }
    }

    private boolean isReachable() {
        try {
            rows.reach();
            return true;
        } catch (DataAccessException unreachable) {
            return false;
        }
    }

    private void stored(Waiting waiting) {
        saved.stored(waiting.rows());
        waiting.settle();
    }

    private void unsaved(Waiting waiting, RuntimeException failure) {
        saved.unsaved(waiting.rows(), "the database did not store them", failure);
        waiting.settle();
    }
}
