package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.run.Failure;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The process of one task, seen from its node: it is given its assignment, answered, listened to, and ended. */
final class ChildProcess {

    private static final int REMEMBERED_PRINTS = 20;
    private static final Duration AFTER_EXIT = Duration.ofSeconds(2);

    private final LiveAttempt attempt;
    private final RunnerCommand command;
    private final Duration grace;
    private final Deque<String> lastPrints = new ConcurrentLinkedDeque<>();
    private volatile @Nullable Process process;
    private volatile @Nullable Wire wire;
    private volatile List<ProcessHandle> descendants = List.of();

    ChildProcess(LiveAttempt attempt, RunnerCommand command, Duration grace) {
        this.attempt = attempt;
        this.command = command;
        this.grace = grace;
    }

    LiveAttempt attempt() {
        return attempt;
    }

    /** Runs the process until it has ended; a thread of its own does nothing else. */
    void run(Runnable afterwards) {
        try {
            Process started = start();
            var _ = started.onExit().thenRun(() -> later(AFTER_EXIT, () -> conclude(started.exitValue(), afterwards)));
            Wire.read(started.getInputStream(), this::take, this::print);
            conclude(started.waitFor(), afterwards);
        } catch (IOException failure) {
            attempt.end(new Outcome.Broken(
                    new Failure(
                            Failure.Cause.INFRASTRUCTURE,
                            List.of(IOException.class.getName()),
                            "its process could not be started: " + failure.getMessage()),
                    null));
            afterwards.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start() throws IOException {
        Process started = new ProcessBuilder(command.of(attempt.order()))
                .redirectErrorStream(true)
                .start();
        process = started;
        Wire opened = new Wire(started.getOutputStream());
        wire = opened;
        attempt.note(Level.INFO, "runs in process " + started.pid());
        attempt.begun();
        send(command.assignment(attempt.order()));
        if (attempt.isStopped()) {
            kill();
        }
        return started;
    }

    /** Called at the end of what the process says, or a while after its exit if processes it made keep that open. */
    private void conclude(int code, Runnable afterwards) {
        Exit exit = new Exit(code, List.copyOf(lastPrints), command.heap(attempt.order()));
        if (exit.isLoss() && !attempt.isStopped()) {
            attempt.loseIfGoing(exit.loss());
        } else {
            attempt.endIfGoing(exit.failure());
        }
        killAll(descendants);
        afterwards.run();
    }

    private static void later(Duration delay, Runnable action) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(action);
    }

    private void take(Message message) {
        switch (message) {
            case Message.Said said -> attempt.log().write(said.line());
            case Message.Asked asked -> Thread.startVirtualThread(() -> send(answer(asked)));
            case Message.Ended ended -> {
                attempt.end(ended.outcome());
                later(grace, this::kill);
            }
            case Message.Assignment _, Message.Answer _, Message.Stop _, Message.Alive _ ->
                print("unexpected: " + message);
        }
    }

    /** An edge: whatever goes wrong here is the answer. */
    private Message.Answer answer(Message.Asked asked) {
        try {
            return new Message.Answer(asked.question(), find(asked).orElse(null), null);
        } catch (RuntimeException failure) {
            return new Message.Answer(asked.question(), null, attempt.log().masked(failure.toString()));
        }
    }

    private Optional<String> find(Message.Asked asked) {
        NodeDesk desk = attempt.desk();
        return switch (asked.subject()) {
            case OUTPUT -> desk.output(asked.name());
            case VARIABLE -> desk.vault().variable(asked.name());
            case CONNECTION -> desk.vault().connection(asked.name()).map(JsonMapper.shared()::writeValueAsString);
        };
    }

    private void print(String text) {
        attempt.log().write(Level.INFO, "process", text, null);
        lastPrints.addLast(text);
        if (lastPrints.size() > REMEMBERED_PRINTS) {
            lastPrints.removeFirst();
        }
    }

    /** Says that the node lives, and remembers which processes the task has made, to end them with it. */
    void ping() {
        Process running = process;
        Wire opened = wire;
        if (running != null && opened != null && running.isAlive()) {
            descendants = running.descendants().toList();
            try {
                opened.sendIfIdle(new Message.Alive());
            } catch (IOException _) {
                // It has ended meanwhile.
            }
        }
    }

    void interrupt() {
        send(new Message.Stop());
    }

    private void send(Message message) {
        Wire opened = wire;
        try {
            if (opened != null) {
                opened.send(message);
            }
        } catch (IOException _) {
            // It has ended meanwhile, which its exit code tells.
        }
    }

    void terminate() {
        Process running = process;
        if (running != null && running.isAlive()) {
            Stream.concat(running.descendants(), Stream.of(running.toHandle())).forEach(ProcessHandle::destroy);
        }
    }

    void kill() {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> all = running.descendants().toList();
            running.destroyForcibly();
            killAll(all);
        }
        killAll(descendants);
    }

    private static void killAll(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
    }
}
