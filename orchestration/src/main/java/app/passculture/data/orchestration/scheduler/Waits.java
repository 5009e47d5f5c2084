package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.AwaitedRuns;
import app.passculture.data.orchestration.journal.Runs;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.run.Awaited;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.TaskProgress;
import app.passculture.data.orchestration.run.TaskState;
import app.passculture.data.orchestration.scheduler.Mail.RunKey;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Ends waits for other pipelines: when a run of those succeeds, and by looking again now and then. */
final class Waits implements AutoCloseable {

    private static final int MANY = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Waits.class);

    private final AwaitedRuns awaited;
    private final Runs runs;
    private final Consumer<Mail> mails;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Waits(AwaitedRuns awaited, Runs runs, Consumer<Mail> mails) {
        this.awaited = awaited;
        this.runs = runs;
        this.mails = mails;
    }

    /** A task of the run has begun to wait. */
    void check(RunKey run) {
        later(() -> check(List.of(run.id())));
    }

    /** A run of the pipeline has succeeded. */
    void succeeded(String pipeline) {
        later(() -> check(awaited.waitingFor(pipeline).stream()
                .map(AwaitedRuns.Waiting::run)
                .toList()));
    }

    void checkAll() {
        check(awaited.waiting(MANY).stream().map(AwaitedRuns.Waiting::run).toList());
    }

    private void later(Runnable check) {
        try {
            threads.execute(() -> {
                try {
                    check.run();
                } catch (DataAccessException failure) {
                    LOG.warn("Waits for other pipelines are looked at again later: {}", failure.getMessage());
                }
            });
        } catch (RejectedExecutionException _) {
            LOG.debug("Not checked, the node ends");
        }
    }

    private void check(List<Long> waiting) {
        runs.load(waiting).values().forEach(this::check);
    }

    private void check(StoredRun run) {
        RunSnapshot snapshot = run.snapshot();
        for (int task = 0; task < snapshot.plan().size(); task++) {
            TaskProgress progress = snapshot.task(task);
            if (progress.state() == TaskState.DEFERRED
                    && snapshot.plan().task(task).role() instanceof Role.Wait wait
                    && Awaited.isOver(wait, snapshot.facts(), awaited.candidates(wait, snapshot.facts()))) {
                mails.accept(new Mail.Found(
                        new RunKey(run.id(), run.pipeline()),
                        new RunEvent.Succeeded(task, Objects.requireNonNull(progress.attempt()), null)));
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
