package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.run.RunEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries out attempts, each of which reports how it goes. No method waits for the code of a task or throws because of it, and all may be
 * called from any thread.
 */
public interface Execution extends AutoCloseable {

    /**
     * Where attempts report. The reports of one attempt come in their order (started; parked; one of succeeded, failed, skipped, lost), each
     * once, from any thread; the receiver queues them and returns at once.
     */
    @FunctionalInterface
    interface Reports {

        /** The output comes with a success and only with it, to be recorded in the same transaction. */
        void report(Order order, RunEvent.Report report, @Nullable TaskOutput output);
    }

    /** Begins an attempt whose claim is recorded; one that is already here is left alone. */
    void start(Order order);

    /** Takes over an attempt that was parked under a handle, here or on a node that is gone; one that is already here is left alone. */
    void resume(Order order, String handle);

    /**
     * Stops an attempt: its code is interrupted, its process ended, what it began elsewhere cancelled. It reports that it is lost once it has
     * ended, or when it has ignored the stop for too long; of an attempt that is not here nothing is reported. A parked attempt that is
     * not here is stopped by taking it over first.
     */
    void stop(UUID attempt);

    /**
     * Lets go of everything because this node has lost its lease: what runs here is stopped, work elsewhere goes on and waits for another
     * node. Nothing more is reported of any of it.
     */
    void abandon();

    /** Like abandon, but reports what ran here as lost, so that it begins elsewhere at once. Nothing starts here afterwards. */
    @Override
    void close();
}
