package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.execution.Execution.Reports;
import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.log.TaskLog;
import app.passculture.data.orchestration.run.Failure;
import app.passculture.data.orchestration.run.RunEvent;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An attempt under way on this node, with its log. Whatever else happens, its end is reported once or, after it was dropped, never. */
final class LiveAttempt {

    private static final int PREVIEW = 1024;

    private final Order order;
    private final Office office;
    private final Reports reports;
    private final TaskLog log;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;

    LiveAttempt(Order order, Office office, Reports reports) {
        this.order = order;
        this.office = office;
        this.reports = reports;
        this.log = office.log(order);
    }

    Order order() {
        return order;
    }

    NodeDesk desk() {
        return new NodeDesk(order, office, log);
    }

    AttemptContext context() {
        return new AttemptContext(AttemptContext.Work.of(order), order.pipeline(), desk(), office.clock());
    }

    TaskLog log() {
        return log;
    }

    void note(Level level, String event) {
        log.note(level, event, null);
    }

    boolean isStopped() {
        return stopped;
    }

    /** From now on it is lost however it ends. */
    void stop(String reason) {
        stopped = true;
        note(Level.INFO, reason);
    }

    void begun() {
        report(new RunEvent.Started(task(), id()));
    }

    void parked(String handle) {
        note(Level.INFO, "goes on elsewhere as " + handle);
        report(new RunEvent.Parked(task(), id(), handle));
    }

    private void report(RunEvent.Report report) {
        if (!over.get()) {
            reports.report(order, report, null);
        }
    }

    /** Reports the end, unless it has been reported. */
    void end(Outcome outcome) {
        if (stopped) {
            lose("ended after it was stopped");
        } else {
            finish(outcome);
        }
        gone();
    }

    /** Ends what has not come to an end of itself. */
    void endIfGoing(Outcome outcome) {
        if (ended.getCount() > 0) {
            end(outcome);
        }
    }

    /** Loses what has not come to an end of itself. */
    void loseIfGoing(String why) {
        if (ended.getCount() > 0) {
            lose(why);
            gone();
        }
    }

    /** Nobody works on it any more. */
    void gone() {
        ended.countDown();
    }

    private void finish(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> succeed(done);
            case Outcome.NothingToDo nothing -> {
                note(Level.INFO, "skipped: " + nothing.reason());
                close(new RunEvent.Skipped(task(), id()), null);
            }
            case Outcome.Broken broken -> fail(broken);
            case Outcome.GoesOn _ ->
                throw new IllegalStateException(order.task().id() + " has not ended");
        }
    }

    private void succeed(Outcome.Done done) {
        TaskOutput output;
        try {
            output = output(done.json());
        } catch (RuntimeException unkept) {
            Failure failure = Failure.of(unkept);
            String message = "the output could not be kept: " + failure.message();
            fail(new Outcome.Broken(new Failure(Failure.Cause.INFRASTRUCTURE, failure.types(), message), null));
            return;
        }
        note(Level.INFO, "succeeded");
        close(new RunEvent.Succeeded(task(), id(), done.chosen()), output);
    }

    private TaskOutput output(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        String type = order.task().output();
        return bytes.length <= TaskOutput.INLINE_BYTES
                ? new TaskOutput.Inline(type, bytes.length, json)
                : new TaskOutput.Stored(
                        type,
                        bytes.length,
                        office.logs().keepOutput(Office.key(order), id(), bytes),
                        json.substring(0, PREVIEW));
    }

    private void fail(Outcome.Broken broken) {
        Failure failure = broken.failure();
        String message = log.masked(failure.message());
        log.write(new LogLine(
                office.clock().instant(), Level.ERROR, TaskLog.PLATFORM, "failed: " + message, broken.trace()));
        close(new RunEvent.Failed(task(), id(), new Failure(failure.cause(), failure.types(), message)), null);
    }

    /** It is gone without a result, which spends no retry. */
    void lose(String why) {
        note(Level.WARNING, why);
        close(new RunEvent.Lost(task(), id()), null);
    }

    /** Nothing more is reported. */
    void drop(String why) {
        over.set(true);
        note(Level.WARNING, why);
        log.close();
    }

    private void close(RunEvent.Report report, @Nullable TaskOutput output) {
        if (over.compareAndSet(false, true)) {
            log.close();
            reports.report(order, report, output);
        }
    }

    /** Whether it has come to its end by then. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return ended.await(nanos, TimeUnit.NANOSECONDS);
    }

    private int task() {
        return order.attempted().task();
    }

    private UUID id() {
        return order.attempt();
    }
}
