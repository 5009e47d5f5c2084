package app.passculture.data.analytics.googlesql;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Room for trees that are deeper than the usual stack: a sum of hundreds of terms is one node within the other. */
public final class DeepStack {

    private static final long BYTES = 512L << 20;

    private DeepStack() {}

    /** Computes on a thread with a large stack; failures come through as they are. */
    public static <T> T call(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        new Thread(null, () -> result.completeAsync(work, Runnable::run), "deep-sql", BYTES).start();
        try {
            return result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
