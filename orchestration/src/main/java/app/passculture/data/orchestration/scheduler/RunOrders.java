package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.RunStep;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.run.Effect;
import app.passculture.data.orchestration.scheduler.Mail.RunKey;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Gives orders to the committers and waits until they are recorded. */
final class RunOrders {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Consumer<Mail> mails;

    RunOrders(Consumer<Mail> mails) {
        this.mails = mails;
    }

    RunStep carryOut(StoredRun run, Mail.Order order) {
        CompletableFuture<RunStep> done = new CompletableFuture<>();
        mails.accept(new Mail.Ordered(new RunKey(run.id(), run.pipeline()), order, done));
        RunStep step = await(done, run);
        step.advance().effects().stream()
                .flatMap(
                        effect -> effect instanceof Effect.Ignored ignored ? java.util.stream.Stream.of(ignored) : null)
                .findFirst()
                .ifPresent(ignored -> {
                    throw new ControlException.Conflict(name(run) + ": " + ignored.reason());
                });
        return step;
    }

    private static RunStep await(CompletableFuture<RunStep> done, StoredRun run) {
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ControlException.Unavailable("interrupted while waiting for " + name(run));
        } catch (TimeoutException | CancellationException slow) {
            throw new ControlException.Unavailable(
                    name(run) + " did not take the order within " + PATIENCE.toSeconds() + " s: " + slow.getMessage());
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ControlException refused
                    ? refused
                    : new ControlException.Unavailable(name(run) + ": " + failed.getCause());
        }
    }

    static String name(StoredRun run) {
        return "run " + run.snapshot().facts().run() + " of " + run.pipeline();
    }
}
