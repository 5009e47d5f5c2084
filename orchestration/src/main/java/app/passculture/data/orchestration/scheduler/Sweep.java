package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.Watch;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.scheduler.Mail.RunKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Looks once a second at what is due and at what nobody looks after, as far as that is this node's duty; comes earlier for a slot that is due before. */
final class Sweep implements Runnable {

    static final Duration PERIOD = Duration.ofSeconds(1);
    /** Every so many rounds it looks at what goes wrong rarely. */
    private static final int RARELY = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final Set<Watch.Kind> duties;
    private final Watch watch;
    private final Hands hands;
    private final Lease lease;
    private final Clock clock;
    private final Consumer<Mail> mails;
    private final Semaphore calls = new Semaphore(0);
    private int round;

    /** Who does what is due. */
    record Hands(Slots slots, Recovery recovery, Waits waits) {}

    Sweep(Set<Watch.Kind> duties, Watch watch, Hands hands, Lease lease, Clock clock, Consumer<Mail> mails) {
        this.duties = duties;
        this.watch = watch;
        this.hands = hands;
        this.lease = lease;
        this.clock = clock;
        this.mails = mails;
    }

    /** Does not wait for the next second. */
    void soon() {
        calls.release();
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Duration pause = sweepPatiently();
                calls.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                calls.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration sweepPatiently() {
        try {
            OptionalLong node = lease.node();
            return node.isPresent() ? sweep(node.getAsLong()) : PERIOD;
        } catch (DataAccessException | TransactionException failure) {
            LOG.warn("What is due is looked at again in a second: {}", failure.getMessage());
            return PERIOD;
        } catch (RuntimeException bug) {
            // An edge: without its sweep a node would be blind until somebody starts it again.
            LOG.error("A sweep failed", bug);
            return PERIOD;
        }
    }

    private Duration sweep(long node) {
        Instant now = clock.instant();
        Instant next = now.plus(PERIOD);
        for (Watch.Due due : watch.due(node, now.minus(PERIOD), now, next)) {
            if (!duties.contains(due.kind())) {
                continue;
            }
            if (due.kind() == Watch.Kind.SLOT && due.at() != null && due.at().isAfter(now)) {
                next = due.at().isBefore(next) ? due.at() : next;
            } else {
                act(due, node, now);
            }
        }
        if (round++ % RARELY == 0) {
            hands.recovery().sweepOwn(node);
            hands.waits().checkAll();
        }
        Duration left = Duration.between(clock.instant(), next);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void act(Watch.Due due, long node, Instant now) {
        switch (due.kind()) {
            case RUN, POOL, CODE ->
                mails.accept(new Mail.Found(new RunKey(due.number(), due.pipeline()), new RunEvent.Tick()));
            case STOP -> hands.recovery().stop(due.number(), node);
            case NODE -> hands.recovery().sweep(due.number(), node);
            case ADMISSION -> mails.accept(new Mail.Admit(due.pipeline()));
            case SLOT -> {
                if (hands.slots().fire(due.pipeline(), now)) {
                    mails.accept(new Mail.Admit(due.pipeline()));
                }
            }
        }
    }
}
