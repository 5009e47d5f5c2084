package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.execution.Execution;
import app.passculture.data.orchestration.journal.Nodes;
import app.passculture.data.orchestration.journal.Runs;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.journal.Watch;
import app.passculture.data.orchestration.journal.Watch.Left;
import app.passculture.data.orchestration.run.Claim;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.scheduler.Mail.RunKey;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what nodes that are gone have left: attempts that ran there are lost, those that go on elsewhere are asked after by this node. It
 * looks at what is written, not at what nodes say, and also finds attempts that this node itself has forgotten.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Nodes nodes;
    private final Watch watch;
    private final Runs runs;
    private final Held held;
    private final Execution execution;
    private final Dispatcher dispatcher;
    private final Consumer<Mail> mails;
    private Set<UUID> suspects = Set.of();

    Recovery(
            Nodes nodes,
            Watch watch,
            Runs runs,
            Held held,
            Execution execution,
            Dispatcher dispatcher,
            Consumer<Mail> mails) {
        this.nodes = nodes;
        this.watch = watch;
        this.runs = runs;
        this.held = held;
        this.execution = execution;
        this.dispatcher = dispatcher;
        this.mails = mails;
    }

    /** Takes over what a node that is gone has left. */
    void sweep(long gone, long me) {
        List<Left> left = watch.left(gone);
        left.forEach(attempt -> takeOver(attempt, gone, me));
        if (left.isEmpty()) {
            nodes.clear(gone);
        } else {
            LOG.warn("Node {} is gone, {} attempts of it are taken over by {}", gone, left.size(), me);
        }
    }

    private void takeOver(Left attempt, long gone, long me) {
        if (attempt.handle() == null) {
            mails.accept(lost(attempt));
        } else if (watch.take(attempt, gone, me)) {
            resume(attempt);
        } else {
            // It was running with a handle: it is parked again under that, and found as such.
            mails.accept(lost(attempt));
        }
    }

    private static Mail lost(Left attempt) {
        return new Mail.Found(
                new RunKey(attempt.run(), attempt.pipeline()), new RunEvent.Lost(attempt.task(), attempt.attempt()));
    }

    private void resume(Left parked) {
        StoredRun run = runs.load(List.of(parked.run())).get(parked.run());
        if (run != null) {
            Claim claim = new Claim(parked.task(), parked.tryNumber(), parked.attempt());
            dispatcher.order(run, claim).ifPresent(order -> {
                held.add(parked.attempt());
                execution.resume(order, Objects.requireNonNull(parked.handle()));
            });
        }
    }

    /** Attempts written down as this node's that it does not have, twice in a row: a write whose answer never came. */
    void sweepOwn(long me) {
        Set<UUID> forgotten = new HashSet<>();
        for (Left attempt : watch.left(me)) {
            if (!held.contains(attempt.attempt())) {
                forgotten.add(attempt.attempt());
                if (suspects.contains(attempt.attempt())) {
                    forgive(attempt);
                }
            }
        }
        suspects = forgotten;
    }

    private void forgive(Left attempt) {
        LOG.warn("Attempt {} of {} is nobody's", attempt.attempt(), attempt.pipeline());
        if (attempt.handle() == null) {
            mails.accept(lost(attempt));
        } else {
            resume(attempt);
        }
    }
}
