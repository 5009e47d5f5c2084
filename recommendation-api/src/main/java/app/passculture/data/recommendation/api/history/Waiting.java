package app.passculture.data.recommendation.api.history;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** An answer that waits for its rows to be stored. */
final class Waiting {

    private final Impression impression;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private final long since = System.nanoTime();
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

    boolean isSettled() {
        return settled.getCount() == 0;
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - since >= age.toNanos();
    }

    /** Waits until it is written, failed to be, or was let go; false when nobody had begun to write it. */
    boolean await() {
        try {
            settled.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            letGo();
        }
        return state.get() != State.GIVEN_UP;
    }

    /** Ends the wait; what nobody has begun to write will not be written. */
    void letGo() {
        state.compareAndSet(State.QUEUED, State.GIVEN_UP);
        settle();
    }

    private enum State {
        QUEUED,
        TAKEN,
        GIVEN_UP
    }
}
