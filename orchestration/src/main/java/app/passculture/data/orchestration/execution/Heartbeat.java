package app.passculture.data.orchestration.execution;

import java.time.Duration;

/** Ends the process of a task that no longer hears from its node: another node may have begun the same task already. */
final class Heartbeat {

    private static final int FENCED = 71;

    private volatile long heardAt = System.nanoTime();

    void heard() {
        heardAt = System.nanoTime();
    }

    void watch(long silenceMillis) {
        heard();
        Thread.ofPlatform().daemon().name("heartbeat").start(() -> watch(Duration.ofMillis(silenceMillis)));
    }

    private void watch(Duration silence) {
        try {
            while (true) {
                Thread.sleep(silence.dividedBy(4));
                // A second look, because both may have slept: then the node's word is there already.
                if (isSilent(silence)) {
                    Thread.sleep(silence.dividedBy(10));
                    dieIf(isSilent(silence));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSilent(Duration silence) {
        return System.nanoTime() - heardAt > silence.toNanos();
    }

    private static void dieIf(boolean silent) {
        if (silent) {
            die();
        }
    }

    /** At once and with all processes the task has made; nobody listens to its last words. */
    static void die() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(FENCED);
    }
}
