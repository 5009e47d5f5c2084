package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.pipeline.RemoteWork;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Work that goes on elsewhere, as seen from here: one turn begins it, the later ones ask after it, the last one may cancel it. */
final class RemoteAttempt {

    private final LiveAttempt live;
    private final RemoteWork<Record, Object> work;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable String handle;
    private volatile @Nullable Thread busy;
    private volatile boolean over;

    RemoteAttempt(LiveAttempt live, RemoteWork<Record, Object> work) {
        this.live = live;
        this.work = work;
    }

    LiveAttempt live() {
        return live;
    }

    Duration interval() {
        return work.interval();
    }

    void adopt(String handle) {
        this.handle = handle;
    }

    /** One step; answers whether there is to be another. Two turns never overlap. */
    boolean turn() {
        lock.lock();
        busy = Thread.currentThread();
        try {
            if (!over) {
                Outcome outcome = Speaker.heard(live.log()::write, this::next);
                if (!(outcome instanceof Outcome.GoesOn)) {
                    over = true;
                    live.end(outcome);
                }
            }
            return !over;
        } finally {
            busy = null;
            lock.unlock();
        }
    }

    private Outcome next() {
        String found = handle;
        if (live.isStopped()) {
            return found == null ? new Outcome.NothingToDo("was not begun") : cancel(found);
        }
        return found == null ? begin() : ask(found);
    }

    private Outcome begin() {
        live.begun();
        return Outcome.attempt(() -> {
            String begun = work.begin(live.context());
            handle = begun;
            if (live.isStopped()) {
                return cancel(begun);
            }
            live.parked(begun);
            return new Outcome.GoesOn();
        });
    }

    private Outcome ask(String found) {
        return Outcome.attempt(() -> Outcome.ofAsking(live.order().pipeline(), live.context(), found));
    }

    private Outcome cancel(String found) {
        Thread.interrupted(); // The interruption was for the call before this one.
        Outcome outcome = Outcome.attempt(() -> {
            work.cancel(found, live.context());
            return new Outcome.NothingToDo("was cancelled");
        });
        if (outcome instanceof Outcome.Broken broken) {
            live.note(Level.ERROR, "could not be cancelled: " + broken.failure().message());
        }
        return outcome;
    }

    void stop() {
        live.stop("asked to stop: is cancelled where it runs");
        interrupt();
    }

    /** Nothing more is reported, and nothing cancelled. */
    void forget(String why) {
        over = true;
        live.drop(why);
        interrupt();
    }

    /** Leaves parked work to others; what is not parked yet is lost. */
    void leave(String why) {
        over = true;
        if (handle == null) {
            live.lose(why);
        } else {
            live.drop(why);
        }
        interrupt();
        live.gone();
    }

    private void interrupt() {
        Thread thread = busy;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
