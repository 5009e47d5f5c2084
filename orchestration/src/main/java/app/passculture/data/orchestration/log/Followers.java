package app.passculture.data.orchestration.log;

import app.passculture.data.orchestration.log.TaskLogs.Following;
import app.passculture.data.orchestration.log.TaskLogs.Part;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Those who read logs while they are written: woken by writers on this node, and once a second for those elsewhere. */
final class Followers {

    private static final long LOOK_AGAIN_MILLIS = 1000;

    private final Map<String, Set<Semaphore>> waiting = new ConcurrentHashMap<>();

    void wake(String file) {
        waiting.getOrDefault(file, Set.of()).forEach(Followers::wake);
    }

    private static void wake(Semaphore bell) {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    Following follow(String file, long offset, LongFunction<Part> source, Consumer<Part> listener) {
        Semaphore bell = new Semaphore(1);
        waiting.compute(file, (_, bells) -> with(bells == null ? Set.of() : bells, bell));
        Thread follower = Thread.ofVirtual().name("follows " + file).start(() -> {
            try {
                hearOut(offset, source, listener, bell);
            } finally {
                waiting.computeIfPresent(file, (_, bells) -> without(bells, bell));
            }
        });
        return follower::interrupt;
    }

    private static void hearOut(long offset, LongFunction<Part> source, Consumer<Part> listener, Semaphore bell) {
        long next = offset;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                bell.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                Part part = source.apply(next);
                while (part.next() > next) {
                    listener.accept(part);
                    next = part.next();
                    part = source.apply(next);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Semaphore> with(Set<Semaphore> bells, Semaphore added) {
        Set<Semaphore> all = ConcurrentHashMap.newKeySet();
        all.addAll(bells);
        all.add(added);
        return all;
    }

    private static @Nullable Set<Semaphore> without(Set<Semaphore> bells, Semaphore removed) {
        bells.remove(removed);
        return bells.isEmpty() ? null : bells;
    }
}
