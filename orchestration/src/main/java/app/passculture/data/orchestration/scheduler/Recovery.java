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
        List<Left> mine = left.stream().filter(this::isForThisNode).toList();
        mine.forEach(attempt -> takeOver(attempt, gone, me));
        if (left.isEmpty()) {
            nodes.clear(gone);
        } else if (!mine.isEmpty()) {
            LOG.warn("Node {} is gone, {} attempts of it are taken over by {}", gone, mine.size(), me);
        }
    }

    /** Only who has the code can ask after work elsewhere. */
    private boolean isForThisNode(Left attempt) {
        return attempt.handle() == null || dispatcher.has(attempt.version());
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
        Claim claim = new Claim(parked.task(), parked.tryNumber(), parked.attempt());
        resume(parked.run(), claim, Objects.requireNonNull(parked.handle()));
    }

    private void resume(long number, Claim claim, String handle) {
        StoredRun run = runs.load(List.of(number)).get(number);
        if (run != null) {
            dispatcher.order(run, claim).ifPresent(order -> {
                held.add(claim.attempt());
                execution.resume(order, handle);
            });
        }
    }

    /** Sees to it that stopped work of a run is cancelled where it goes on, if that is this node's or a gone one's. */
    void stop(long run, long me) {
        watch.stopped(run).forEach(stopped -> {
            if (held.contains(stopped.attempt())) {
                execution.stop(stopped.attempt());
            } else if (Objects.equals(stopped.node(), me)) {
                watch.forget(stopped);
            } else if (nodes.isGone(stopped.node()) && watch.take(stopped, me)) {
                LOG.warn(
                        "Attempt {} goes on as {} without its node and is cancelled",
                        stopped.attempt(),
                        stopped.handle());
                resume(run, new Claim(stopped.task(), stopped.tryNumber(), stopped.attempt()), stopped.handle());
                execution.stop(stopped.attempt());
            }
        });
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
