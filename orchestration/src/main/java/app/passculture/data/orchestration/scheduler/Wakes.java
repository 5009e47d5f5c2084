package app.passculture.data.orchestration.scheduler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Wakes the runs this node drives when time alone changes something; the sweep finds those that nobody wakes. */
final class Wakes implements AutoCloseable {

    private static final Duration FAR = Duration.ofMinutes(10);

    private final Clock clock;
    private final BiConsumer<Long, String> wake;
    private final Map<Long, Planned> planned = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("wakes").daemon().factory());

    private record Planned(Instant at, ScheduledFuture<?> future) {}

    Wakes(Clock clock, BiConsumer<Long, String> wake) {
        this.clock = clock;
        this.wake = wake;
        timer.setRemoveOnCancelPolicy(true);
    }

    void plan(long run, String pipeline, Instant at) {
        Planned before = planned.get(run);
        if (before == null || !before.at().equals(at)) {
            cancel(run);
            Duration left = Duration.between(clock.instant(), at);
            if (left.compareTo(FAR) < 0 && !timer.isShutdown()) {
                planned.put(run, new Planned(at, schedule(run, pipeline, left)));
            }
        }
    }

    private ScheduledFuture<?> schedule(long run, String pipeline, Duration left) {
        return timer.schedule(
                () -> {
                    planned.remove(run);
                    wake.accept(run, pipeline);
                },
                Math.max(0, left.toNanos()),
                TimeUnit.NANOSECONDS);
    }

    void cancel(long run) {
        Planned before = planned.remove(run);
        if (before != null) {
            before.future().cancel(false);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
