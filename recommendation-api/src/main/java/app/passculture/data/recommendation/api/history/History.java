package app.passculture.data.recommendation.api.history;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** What users were shown: stored before the answer leaves, or counted as not stored. */
@Component
public final class History implements DisposableBean {

    private final HistorySettings settings;
    private final SavedRows saved;
    private final Writer writer;
    private final List<Thread> threads;
    private final Patience patience;
    private final Thread patienceThread;

    History(HistorySettings settings, StoredRows rows, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.saved = new SavedRows(meters, settings.logEvery(), clock);
        this.writer = new Writer(rows, saved, settings);
        this.threads = IntStream.range(0, settings.writers())
                .mapToObj(number -> Thread.ofVirtual().name("history-" + number).start(writer::run))
                .toList();
        this.patience = new Patience(settings.patience());
        this.patienceThread = Thread.ofVirtual().name("history-patience").start(patience::run);
    }

    /** Stores the answer and returns when that is done, has failed or takes too long; never fails itself. */
    public void save(Impression impression) {
        Impression storable = impression.storable();
        int lost = impression.offers().size() - storable.offers().size();
        if (lost > 0) {
            saved.unsaved(lost, "their ids are not numbers", null);
        }
        if (!storable.offers().isEmpty()) {
            store(new Waiting(storable));
        }
    }

    private void store(Waiting waiting) {
        if (writer.isAway()) {
            saved.unsaved(waiting.rows(), "the database is away", null);
        } else if (!writer.accept(waiting)) {
            saved.unsaved(waiting.rows(), "too many answers wait to be stored", null);
        } else {
            awaitSaved(waiting);
        }
    }

    private void awaitSaved(Waiting waiting) {
        patience.watch(waiting);
        if (!waiting.await()) {
            saved.unsaved(waiting.rows(), "no statement was free within " + settings.patience(), null);
        }
    }

    /** The last statements end before the pool does. */
    @Override
    public void destroy() throws InterruptedException {
        writer.close();
        for (Thread thread : threads) {
            thread.join(settings.patience());
        }
        patienceThread.interrupt();
        patienceThread.join(settings.patience());
    }
}
