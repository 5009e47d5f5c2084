package app.passculture.data.orchestration.execution;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs each task in a JVM of its own: stopped by interruption, then SIGTERM, then SIGKILL, with all processes it has made. */
final class ProcessExecution implements Execution {

    private final Office office;
    private final Reports reports;
    private final ScheduledExecutorService timer;
    private final Terms terms;
    private final RunnerCommand command;
    private final Attempts<ChildProcess> attempts = new Attempts<>();

    /** How processes are made, and how long one may take to stop. */
    record Terms(ProcessSettings settings, Duration grace) {}

    ProcessExecution(Office office, Reports reports, ScheduledExecutorService timer, Terms terms) {
        this.office = office;
        this.reports = reports;
        this.timer = timer;
        this.terms = terms;
        this.command = new RunnerCommand(terms.settings());
        long beat = terms.settings().silence().dividedBy(4).toMillis();
        var _ = timer.scheduleAtFixedRate(this::ping, beat, beat, TimeUnit.MILLISECONDS);
    }

    private void ping() {
        attempts.forEach(child -> Thread.startVirtualThread(child::ping));
    }

    @Override
    public void start(Order order) {
        ChildProcess child = new ChildProcess(new LiveAttempt(order, office, reports), command, terms.grace());
        if (attempts.add(order.attempt(), child)) {
            Thread.ofPlatform()
                    .daemon()
                    .name("task " + order.task().id())
                    .start(() -> child.run(() -> attempts.remove(order.attempt())));
        }
    }

    @Override
    public void resume(Order order, String handle) {
        throw new IllegalArgumentException(order.task().id() + " is never parked");
    }

    @Override
    public void stop(UUID id) {
        attempts.find(id).ifPresent(child -> stop(child, "asked to stop: is interrupted, then killed"));
    }

    private void stop(ChildProcess child, String why) {
        child.attempt().stop(why);
        Thread.startVirtualThread(child::interrupt);
        after(terms.grace().dividedBy(2), child::terminate);
        after(terms.grace(), child::kill);
    }

    private void after(Duration delay, Runnable action) {
        var _ = timer.schedule(() -> Thread.startVirtualThread(action), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void abandon() {
        attempts.drain(child -> {
            child.attempt().drop("this node has lost its lease: the process is killed, the try begins again elsewhere");
            child.kill();
        });
    }

    @Override
    public void close() {
        Attempts.Ending<ChildProcess> ending = new Attempts.Ending<>(
                ChildProcess::attempt, child -> stop(child, "this node shuts down"), ChildProcess::kill);
        attempts.close(ending, terms.grace());
    }
}
