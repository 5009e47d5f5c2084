package app.passculture.data.recommendation.api.ranking;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Looks for the model once before the first snapshot is built and then at regular intervals, from start to stop. */
final class ModelSchedule implements SmartLifecycle {
    private static final int BEFORE_SNAPSHOTS = -1;

    private final Runnable poll;
    private final Duration interval;
    private volatile @Nullable ScheduledExecutorService thread;

    ModelSchedule(Runnable poll, Duration interval) {
        this.poll = poll;
        this.interval = interval;
    }

    @Override
    public void start() {
        poll.run();
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("model-poll").factory());
        var millis = interval.toMillis();
        var _ = started.scheduleWithFixedDelay(poll, millis, millis, TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return BEFORE_SNAPSHOTS;
    }
}
