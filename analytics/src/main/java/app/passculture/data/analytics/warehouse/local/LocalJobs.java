package app.passculture.data.analytics.warehouse.local;

import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs of this process by their handle; each happens once. */
final class LocalJobs {

    private static final Duration RESULT_KEPT = Duration.ofHours(1);

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Engine engine;
    private final Clock clock;
    private final Map<JobHandle, LocalJob> jobs = new ConcurrentHashMap<>();
    private volatile Instant swept = Instant.MIN;

    LocalJobs(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    void begin(JobHandle handle, Job job) {
        LocalJob begun = new LocalJob(handle, job, clock);
        LocalJob known = jobs.putIfAbsent(handle, begun);
        if (known == null) {
            forgetOldResults();
            begun.start(engine);
        } else if (!known.does(job)) {
            throw new WarehouseException.Conflict("Already Exists: Job %s does something else".formatted(handle));
        }
    }

    LocalJob find(JobHandle handle) {
        return Optional.ofNullable(jobs.get(handle))
                .orElseThrow(() -> new WarehouseException.NotFound("Not found: Job " + handle));
    }

    /** Once in a while, so that a thousand jobs do not each look at a thousand. */
    private void forgetOldResults() {
        Instant now = clock.instant();
        if (swept.isAfter(now.minus(BETWEEN_SWEEPS))) {
            return;
        }
        swept = now;
        Instant since = now.minus(RESULT_KEPT);
        jobs.values().forEach(job -> job.forgetResult(since, engine::delete));
    }

    /** Stops what runs, and waits until it has stopped. */
    void close() {
        jobs.forEach((handle, job) -> job.stop(
                new WarehouseException.Cancelled("Job execution was cancelled, the warehouse closes: " + handle)));
        jobs.values().forEach(job -> job.awaitEnd(STOPPING));
    }
}
