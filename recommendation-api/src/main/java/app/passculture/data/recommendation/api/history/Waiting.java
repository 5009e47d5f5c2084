package app.passculture.data.recommendation.api.history;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** An answer that waits for its rows to be stored. */
final class Waiting {

    private final Impression impression;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private final CountDownLatch settled = new CountDownLatch(1);

    Waiting(Impression impression) {
        this.impression = impression;
    }

    Impression impression() {
        return impression;
    }

    int rows() {
        return impression.offers().size();
    }

    /** Whether it may be written now: not when the answer has given up waiting. */
    boolean take() {
        return state.compareAndSet(State.QUEUED, State.TAKEN);
    }

    void settle() {
        settled.countDown();
    }

    /** Waits until it is written, or failed to be; false when nobody had begun to write it within the time. */
    boolean await(Duration patience) {
        try {
            return settled.await(patience.toNanos(), TimeUnit.NANOSECONDS) || !giveUp();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !giveUp();
        }
    }

    private boolean giveUp() {
        return state.compareAndSet(State.QUEUED, State.GIVEN_UP);
    }

    private enum State {
        QUEUED,
        TAKEN,
        GIVEN_UP
    }
}
