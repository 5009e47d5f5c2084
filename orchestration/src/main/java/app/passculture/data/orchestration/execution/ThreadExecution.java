package app.passculture.data.orchestration.execution;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks on virtual threads of this process, which are interrupted to stop them. */
final class ThreadExecution implements Execution {

    private final Office office;
    private final Reports reports;
    private final ScheduledExecutorService timer;
    private final Duration grace;
    private final Attempts<Running> attempts = new Attempts<>();

    private record Running(LiveAttempt attempt, Thread thread) {}

    ThreadExecution(Office office, Reports reports, ScheduledExecutorService timer, Duration grace) {
        this.office = office;
        this.reports = reports;
        this.timer = timer;
        this.grace = grace;
    }

    @Override
    public void start(Order order) {
        LiveAttempt attempt = new LiveAttempt(order, office, reports);
        Thread thread = Thread.ofVirtual().name("task " + order.task().id()).unstarted(() -> carryOut(attempt));
        if (attempts.add(order.attempt(), new Running(attempt, thread))) {
            thread.start();
        }
    }

    private void carryOut(LiveAttempt attempt) {
        try {
            attempt.begun();
            attempt.end(Speaker.heard(
                    attempt.log()::write, () -> Outcome.of(attempt.order().pipeline(), attempt::context)));
        } finally {
            attempts.remove(attempt.order().attempt());
        }
    }

    @Override
    public void resume(Order order, String handle) {
        throw new IllegalArgumentException(order.task().id() + " is never parked");
    }

    @Override
    public void stop(UUID id) {
        attempts.find(id).ifPresent(running -> {
            running.attempt().stop("asked to stop: interrupted");
            running.thread().interrupt();
            var _ = timer.schedule(() -> giveUp(id, running), grace.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void giveUp(UUID id, Running running) {
        if (attempts.find(id).filter(running::equals).isPresent()) {
            running.attempt()
                    .lose("has ignored the interruption for " + grace.toSeconds()
                            + " s and is given up; its code may still run. Isolated tasks can be killed");
            attempts.remove(id);
        }
    }

    @Override
    public void abandon() {
        attempts.drain(running -> {
            running.attempt().drop("this node has lost its lease: the try begins again elsewhere");
            running.thread().interrupt();
        });
    }

    /** Code that ignores interruption does not keep the node: virtual threads end with it. */
    @Override
    public void close() {
        Attempts.Ending<Running> ending = new Attempts.Ending<>(
                Running::attempt,
                running -> {
                    running.attempt().stop("this node shuts down");
                    running.thread().interrupt();
                },
                _ -> {});
        attempts.close(ending, grace);
    }
}
