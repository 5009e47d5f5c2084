package app.passculture.data.recommendation.api.history;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lets answers go that waited long enough. One sleeper serves all of them: a timed wait for each would wake the JVM's timer
 * thread at every request.
 */
final class Patience {

    private static final int LOOKS = 20;

    private final Duration limit;
    private final BlockingQueue<Waiting> inOrder = new LinkedBlockingQueue<>();
    private volatile boolean over;

    Patience(Duration limit) {
        this.limit = limit;
    }

    void watch(Waiting waiting) {
        inOrder.add(waiting);
        if (over) {
            waiting.letGo();
        }
    }

    /** Lets answers go until interrupted, and then all; one may wait a twentieth longer than the limit. */
    void run() {
        try {
            while (true) {
                watchOver(inOrder.take());
            }
        } catch (InterruptedException closing) {
            over = true;
            inOrder.forEach(Waiting::letGo);
        }
    }

    private void watchOver(Waiting oldest) throws InterruptedException {
        try {
            while (!oldest.isSettled() && !oldest.isOlderThan(limit)) {
                Thread.sleep(limit.dividedBy(LOOKS));
            }
        } finally {
            oldest.letGo();
        }
    }
}
