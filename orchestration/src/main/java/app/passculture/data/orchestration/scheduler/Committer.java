package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.RunStep;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.run.RunMachine;
import app.passculture.data.orchestration.scheduler.Batch.Written;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Writes what happens to the runs of some pipelines, batch by batch: while one is written, the next one gathers. */
final class Committer implements Runnable {

    private static final int LARGEST_BATCH = 4_000;
    /** Runs that other nodes have ended since are forgotten with the others. */
    private static final int MOST_KNOWN = 10_000;

    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final BlockingQueue<Mail> mails = new LinkedBlockingQueue<>();
    private final Map<Long, StoredRun> known = new HashMap<>();
    private final Desk desk;
    private volatile boolean forgetting;

    /** What the committers of a node share; the code says which versions can run here. */
    record Desk(
            Tables tables,
            RunMachine machine,
            InstantSource clock,
            Held held,
            Lease lease,
            Aftermath aftermath,
            Consumer<Mail> redirect,
            Predicate<UUID> code,
            Meters meters) {}

    Committer(Desk desk) {
        this.desk = desk;
    }

    void accept(Mail mail) {
        mails.add(mail);
    }

    int waiting() {
        return mails.size();
    }

    /** What was read is no longer to be trusted: the node has lost its lease. */
    void forget() {
        forgetting = true;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                commit(gather());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything that has come in; the beginnings of attempts wait a moment for company. */
    private List<Mail> gather() throws InterruptedException {
        List<Mail> gathered = new ArrayList<>();
        gathered.add(mails.take());
        mails.drainTo(gathered, LARGEST_BATCH);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (gathered.stream().allMatch(Committer::isPatient)) {
            Mail next = mails.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            gathered.add(next);
            mails.drainTo(gathered, LARGEST_BATCH);
        }
        return gathered;
    }

    private static boolean isPatient(Mail mail) {
        return mail instanceof Mail.Happened happened && happened.isPatient();
    }

    private void commit(List<Mail> gathered) throws InterruptedException {
        if (forgetting) {
            forgetting = false;
            known.clear();
        }
        OptionalLong node = desk.lease().node();
        if (node.isEmpty()) {
            gathered.forEach(Committer::refuse);
            return;
        }
        Batch batch = batch(gathered);
        try {
            Pen pen = new Pen(desk.tables(), desk.held(), node.getAsLong());
            conclude(batch, desk.meters().commit(gathered.size(), () -> batch.write(pen::write)), node.getAsLong());
        } catch (DataAccessException | TransactionException failure) {
            batch.runs().forEach(known::remove);
            afterFailure(gathered, failure);
        } catch (RuntimeException bug) {
            batch.runs().forEach(known::remove);
            apart(gathered, bug);
        }
    }

    private Batch batch(List<Mail> gathered) {
        Batch batch = new Batch(desk, known);
        gathered.forEach(batch::add);
        return batch;
    }

    /** Without a lease nothing happens: what is under way is found again from the journal. */
    private static void refuse(Mail mail) {
        if (mail instanceof Mail.Ordered ordered) {
            ordered.done().completeExceptionally(new CancellationException("this node has lost its lease"));
        }
    }

    private void conclude(Batch batch, Written written, long node) {
        written.steps().forEach(step -> {
            long run = step.before().id();
            if (written.moved().contains(run)) {
                known.put(run, after(step));
                follow(step, batch.mails(run));
            } else {
                known.remove(run);
                step.advance().claims().forEach(claim -> desk.held().remove(claim.attempt()));
                batch.mails(run).forEach(mails::add);
            }
        });
        batch.later().forEach(mails::add);
        written.next().forEach(desk.redirect());
        batch.unknown().forEach(this::reject);
        known.values().removeIf(run -> run.snapshot().state().isEnded());
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        if (!written.alive()) {
            desk.lease().refused(node);
        }
    }

    /** An edge: what is written is written, whatever goes wrong afterwards. */
    private void follow(RunStep step, List<Mail> settled) {
        try {
            desk.aftermath().follow(step, settled);
        } catch (RuntimeException bug) {
            LOG.error(
                    "Something that follows from a step of run {} failed",
                    step.before().id(),
                    bug);
        }
    }

    private static StoredRun after(RunStep step) {
        return Pen.changesSomething(step) ? step.before().after(step) : step.before();
    }

    private void reject(Mail mail) {
        switch (mail) {
            case Mail.Ordered ordered ->
                ordered.done().completeExceptionally(new ControlException.NotFound("the run is gone"));
            case Mail.Happened happened -> desk.aftermath().release(happened);
            case Mail.Found _, Mail.Admit _ -> {}
        }
    }

    private void afterFailure(List<Mail> gathered, RuntimeException failure) throws InterruptedException {
        boolean passing = failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransactionException;
        if (passing) {
            LOG.warn(
                    "A batch of {} could not be written and is tried again: {}", gathered.size(), failure.getMessage());
            gathered.forEach(mail -> tryAgain(mail, failure));
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } else {
            apart(gathered, failure);
        }
    }

    /** Nobody knows whether the batch was written: reports can come twice, an order to cancel must not. */
    private void tryAgain(Mail mail, RuntimeException failure) {
        if (mail instanceof Mail.Ordered ordered) {
            ordered.done().completeExceptionally(failure);
        } else {
            mails.add(mail);
        }
    }

    /** One bad mail must not hold up the others. */
    private void apart(List<Mail> gathered, RuntimeException failure) throws InterruptedException {
        if (gathered.size() > 1) {
            for (Mail mail : gathered) {
                commit(List.of(mail));
            }
        } else {
            LOG.error("Dropped, because it cannot be written: {}", gathered, failure);
            gathered.forEach(mail -> {
                if (mail instanceof Mail.Ordered ordered) {
                    ordered.done().completeExceptionally(failure);
                }
            });
        }
    }
}
