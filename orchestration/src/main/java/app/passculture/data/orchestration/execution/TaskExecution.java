package app.passculture.data.orchestration.execution;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Carries out each attempt in the way its task asks for. */
public final class TaskExecution implements Execution {

    private final ScheduledExecutorService timer = timer();
    private final ThreadExecution threads;
    private final ProcessExecution processes;
    private final RemoteExecution remotes;

    /** Code that ignores a stop for longer than the grace is given up; a process is then killed. */
    public TaskExecution(Office office, ProcessSettings processes, Duration grace, Reports reports) {
        this.threads = new ThreadExecution(office, reports, timer, grace);
        this.processes = new ProcessExecution(office, reports, timer, new ProcessExecution.Terms(processes, grace));
        this.remotes = new RemoteExecution(office, reports, timer, grace);
        SpeakerAppender.attach();
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("execution timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return timer;
    }

    @Override
    public void start(Order order) {
        of(order).start(order);
    }

    @Override
    public void resume(Order order, String handle) {
        of(order).resume(order, handle);
    }

    private Execution of(Order order) {
        return switch (order.task().terms().isolation()) {
            case THREAD -> threads;
            case PROCESS -> processes;
            case ELSEWHERE -> remotes;
            case NONE_NEEDED ->
                throw new IllegalArgumentException(order.task().id() + " has nothing to run: the scheduler decides it");
        };
    }

    @Override
    public void stop(UUID attempt) {
        all().forEach(execution -> execution.stop(attempt));
    }

    @Override
    public void abandon() {
        all().forEach(Execution::abandon);
    }

    @Override
    public void close() {
        Thread remote = Thread.startVirtualThread(remotes::close);
        Thread isolated = Thread.startVirtualThread(processes::close);
        threads.close();
        try {
            remote.join();
            isolated.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
    }

    private List<Execution> all() {
        return List.of(threads, processes, remotes);
    }
}
