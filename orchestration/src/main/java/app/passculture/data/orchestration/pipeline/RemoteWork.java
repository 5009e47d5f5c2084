package app.passculture.data.orchestration.pipeline;

import java.time.Duration;
import java.util.Optional;

/**
 * Work that goes on elsewhere, such as a query of the warehouse: begun once, then asked after until it is over, by whichever process is there.
 * No thread waits for it and it outlives the process that began it.
 */
public non-sealed interface RemoteWork<P extends Record, T> extends Body<P, T> {

    /** Begins the work and answers a handle to find it by; begun again under the same idempotency key, it finds what it began. */
    String begin(TaskContext<P> context) throws Exception;

    /** What the work has produced, empty while it goes on. */
    Optional<T> ask(String handle, TaskContext<P> context) throws Exception;

    /** Ends work whose result nobody wants any more. */
    void cancel(String handle, TaskContext<P> context) throws Exception;

    /** How long to wait before asking again. */
    default Duration interval() {
        return Duration.ofSeconds(10);
    }

    @Override
    default String kind() {
        return "remote";
    }
}
