package app.passculture.data.analytics.warehouse.local;

import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.JobState;
import app.passculture.data.analytics.warehouse.Outcome;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One job of this process, from its beginning to its end. */
final class LocalJob {

    private record End(Outcome outcome, @Nullable TableName result) {}

    private final JobHandle handle;
    private final Job job;
    private final Clock clock;
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private volatile Instant lastUsed;
    private volatile boolean resultForgotten;

    LocalJob(JobHandle handle, Job job, Clock clock) {
        this.handle = handle;
        this.job = job;
        this.clock = clock;
        this.lastUsed = clock.instant();
    }

    /** On a thread of the platform: the engine computes in native code, which would hold the carrier of a virtual one. */
    void start(Engine engine) {
        CompletableFuture<Void> alarm = alarm();
        Thread.ofPlatform().daemon().name("job-" + handle.id()).start(() -> execute(engine, alarm));
    }

    private CompletableFuture<Void> alarm() {
        Duration limit = job.options().timeLimit();
        if (limit == null) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                () -> stop(new WarehouseException.LimitExceeded("Job %s took longer than %s".formatted(handle, limit))),
                CompletableFuture.delayedExecutor(limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    // The edge of the job: whatever the engine throws is how the job ended.
    private void execute(Engine engine, Future<Void> alarm) {
        try {
            cancellation.check();
            end.complete(end(engine));
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
        } finally {
            alarm.cancel(false);
        }
    }

    private End end(Engine engine) {
        Instant started = clock.instant();
        checkBytes(engine);
        Engine.Work work = engine.execute(job, cancellation);
        Duration took = Duration.between(started, clock.instant());
        return new End(new Outcome(handle, work.kind(), work.rows(), work.bytesProcessed(), 0, took), work.result());
    }

    private void checkBytes(Engine engine) {
        if (job instanceof Statement statement && statement.maximumBytesBilled() > 0) {
            long bytes = engine.estimate(statement).bytesProcessed();
            if (bytes > statement.maximumBytesBilled()) {
                throw new WarehouseException.LimitExceeded(
                        "Query exceeded limit for bytes billed: %d. %d or higher required."
                                .formatted(statement.maximumBytesBilled(), bytes));
            }
        }
    }

    boolean does(Job other) {
        return job.equals(other);
    }

    void stop(WarehouseException why) {
        if (!end.isDone()) {
            cancellation.request(why);
        }
    }

    JobState state() {
        lastUsed = clock.instant();
        return switch (end.state()) {
            case RUNNING -> new JobState.Running();
            case SUCCESS -> new JobState.Done(end.resultNow().outcome());
            case FAILED, CANCELLED -> failed(end.exceptionNow());
        };
    }

    private static JobState failed(Throwable failure) {
        return new JobState.Failed(
                failure instanceof WarehouseException known
                        ? known
                        : new WarehouseException.Unavailable("The embedded engine failed: " + failure, failure));
    }

    Outcome await() throws InterruptedException {
        try {
            return end.get().outcome();
        } catch (ExecutionException e) {
            throw state() instanceof JobState.Failed failed ? failed.failure() : new IllegalStateException(e);
        }
    }

    /** The table that holds the rows of a job that is done. */
    Optional<TableName> result() {
        lastUsed = clock.instant();
        if (resultForgotten) {
            throw new WarehouseException.NotFound("Not found: the rows of job %s are kept no longer".formatted(handle));
        }
        return end.state() == State.SUCCESS
                ? Optional.ofNullable(end.resultNow().result())
                : Optional.empty();
    }

    /** Forgets the result when it is the job's alone and nobody has asked for it since then. */
    void forgetResult(Instant unusedSince, Consumer<TableName> deletion) {
        if (lastUsed.isBefore(unusedSince) && !resultForgotten && end.state() == State.SUCCESS) {
            resultForgotten = true;
            Optional.ofNullable(end.resultNow().result())
                    .filter(table -> !isDestination(table))
                    .ifPresent(deletion);
        }
    }

    /** Waits for the end, however it is, but not for ever. */
    void awaitEnd(Duration atMost) {
        end.handle((done, failure) -> true)
                .completeOnTimeout(false, atMost.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    private boolean isDestination(TableName table) {
        return job instanceof Statement statement
                && statement.destination() != null
                && statement.destination().table().equals(table);
    }
}
