package app.passculture.data.recommendation.api.candidate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the refresh at regular intervals and whenever it is woken, one run at a time, from start to stop. */
final class SnapshotSchedule implements SmartLifecycle {
    /** Before the web server, which starts in one of the last phases, and after the models. */
    static final int PHASE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotSchedule.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final SnapshotRefresh refresh;
    private final SnapshotSettings settings;
    private volatile @Nullable ScheduledExecutorService thread;

    SnapshotSchedule(SnapshotRefresh refresh, SnapshotSettings settings) {
        this.refresh = refresh;
        this.settings = settings;
    }

    /** Starts and waits a while for the first snapshot, so that an application that is up is mostly ready too. */
    @Override
    public void start() {
        // A platform thread: a build computes for long and must not hold one of the carriers that serve requests.
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("snapshot-refresh").factory());
        var first = new CountDownLatch(1);
        started.execute(() -> {
            refresh.run();
            first.countDown();
        });
        var poll = settings.poll().toMillis();
        var _ = started.scheduleWithFixedDelay(refresh::run, poll, poll, TimeUnit.MILLISECONDS);
        thread = started;
        awaitFirst(first);
    }

    private void awaitFirst(CountDownLatch first) {
        try {
            if (!first.await(settings.firstWait().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("starting without a snapshot, the first one is still being built");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for a run soon; asking several times while one is under way costs one look at the version each. */
    void wake() {
        var running = thread;
        if (running == null) {
            return;
        }
        try {
            running.execute(refresh::run);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("woken while stopping", stopped);
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.shutdownNow();
        try {
            if (!running.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("stopping while a snapshot is being built; it is dropped");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
