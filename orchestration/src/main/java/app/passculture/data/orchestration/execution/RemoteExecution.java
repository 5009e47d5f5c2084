package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.pipeline.RemoteWork;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Begins work in other systems and asks after it now and then. Between two questions an attempt is an entry of the timer: no thread waits, and
 * whichever node has the handle may ask.
 */
final class RemoteExecution implements Execution {

    private final Office office;
    private final Reports reports;
    private final ScheduledExecutorService timer;
    private final Duration grace;
    private final Attempts<RemoteAttempt> attempts = new Attempts<>();

    RemoteExecution(Office office, Reports reports, ScheduledExecutorService timer, Duration grace) {
        this.office = office;
        this.reports = reports;
        this.timer = timer;
        this.grace = grace;
    }

    @Override
    public void start(Order order) {
        RemoteAttempt attempt = attempt(order);
        if (attempts.add(order.attempt(), attempt)) {
            later(attempt, Duration.ZERO);
        }
    }

    @Override
    public void resume(Order order, String handle) {
        RemoteAttempt attempt = attempt(order);
        if (attempts.add(order.attempt(), attempt)) {
            attempt.adopt(handle);
            later(attempt, Duration.ZERO);
        }
    }

    private RemoteAttempt attempt(Order order) {
        RemoteWork<Record, Object> work =
                order.pipeline().remote(order.task().id()).orElseThrow();
        return new RemoteAttempt(new LiveAttempt(order, office, reports), work);
    }

    private void later(RemoteAttempt attempt, Duration delay) {
        var _ = timer.schedule(
                () -> Thread.startVirtualThread(() -> turn(attempt)), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void turn(RemoteAttempt attempt) {
        UUID id = attempt.live().order().attempt();
        if (attempts.find(id).filter(attempt::equals).isEmpty()) {
            return;
        }
        if (attempt.turn()) {
            later(attempt, attempt.interval());
        } else {
            attempts.remove(id);
        }
    }

    @Override
    public void stop(UUID id) {
        attempts.find(id).filter(attempt -> !attempt.live().isStopped()).ifPresent(attempt -> {
            attempt.stop();
            later(attempt, Duration.ZERO);
            var _ = timer.schedule(() -> giveUp(id, attempt), grace.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void giveUp(UUID id, RemoteAttempt attempt) {
        if (attempts.find(id).filter(attempt::equals).isPresent()) {
            attempt.live().lose("could not be cancelled within " + grace.toSeconds() + " s and is given up");
            attempts.remove(id);
        }
    }

    @Override
    public void abandon() {
        attempts.drain(attempt -> attempt.forget("this node has lost its lease: another asks from now on"));
    }

    /** Work that is parked stays parked; only what is being begun is lost. */
    @Override
    public void close() {
        Attempts.Ending<RemoteAttempt> ending = new Attempts.Ending<>(
                RemoteAttempt::live,
                attempt -> attempt.leave("this node shuts down: another asks from now on"),
                _ -> {});
        attempts.close(ending, grace);
    }
}
