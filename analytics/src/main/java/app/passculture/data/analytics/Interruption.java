package app.passculture.data.analytics;

/**
 * Makes ctrl-C a clean end: what runs is cancelled, and the process waits until the command has said what it leaves behind. The
 * exit code is then the command's own business: a process that a signal ends keeps the signal's.
 */
final class Interruption {

    private final Thread hook;
    private volatile boolean ended;

    Interruption(Runnable cancel) {
        this.hook = new Thread(
                () -> {
                    if (!ended) {
                        cancel.run();
                        awaitCommand();
                    }
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitCommand() {
        synchronized (hook) {
            while (!ended) {
                try {
                    hook.wait();
                } catch (InterruptedException again) {
                    return;
                }
            }
        }
    }

    /** The command is done. */
    void end() {
        synchronized (hook) {
            ended = true;
            hook.notifyAll();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process ends because of the signal, and the hook did its work
        }
    }
}
