package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.Nodes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * This process's right to record anything, for five seconds at a time. By its own monotonic clock the node gives up a second before the lease
 * runs out in the database, lets go of everything, and begins anew under another number.
 */
final class Lease implements AutoCloseable {

    static final Duration LENGTH = Duration.ofSeconds(5);
    static final Duration GIVE_UP = Duration.ofSeconds(4);
    private static final Duration RENEW = Duration.ofSeconds(1);
    private static final Duration WATCH = Duration.ofMillis(200);
    private static final long NONE = -1;
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final Nodes nodes;
    private final Identity identity;
    private final LongSupplier nanos;
    private final Runnable letGo;
    private final IntSupplier load;
    // Two threads: the one that renews may hang in the database, the one that watches must not.
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("lease-", 0).daemon().factory());
    private volatile long node = NONE;
    private volatile long renewedAt;

    /** Under which name and in which roles a process is a node. */
    record Identity(String name, Collection<String> roles) {
        Identity {
            roles = List.copyOf(roles);
        }
    }

    Lease(Nodes nodes, Identity identity, LongSupplier nanos, IntSupplier load, Runnable letGo) {
        this.nodes = nodes;
        this.identity = identity;
        this.nanos = nanos;
        this.load = load;
        this.letGo = letGo;
    }

    void begin() {
        register();
        var _ = threads.scheduleWithFixedDelay(this::renew, RENEW.toMillis(), RENEW.toMillis(), TimeUnit.MILLISECONDS);
        var _ = threads.scheduleWithFixedDelay(this::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The number of this node while it may act. */
    OptionalLong node() {
        long current = node;
        return current == NONE || hasRunOut() ? OptionalLong.empty() : OptionalLong.of(current);
    }

    /** How long ago it was renewed; not a number without one. */
    double age() {
        return node == NONE ? Double.NaN : (nanos.getAsLong() - renewedAt) / 1e9;
    }

    private boolean hasRunOut() {
        return nanos.getAsLong() - renewedAt > GIVE_UP.toNanos();
    }

    private void register() {
        long before = nanos.getAsLong();
        long number = nodes.begin(identity.name(), identity.roles(), LENGTH);
        renewedAt = before;
        node = number;
        LOG.info("Node {} begins as number {}", identity.name(), number);
    }

    private void renew() {
        try {
            long current = node;
            if (current == NONE) {
                register();
                return;
            }
            long before = nanos.getAsLong();
            if (nodes.renew(current, LENGTH, load.getAsInt())) {
                renewedAt = before;
            } else {
                giveUp(current, "its lease has run out in the database");
            }
        } catch (DataAccessException failure) {
            LOG.warn("{}: {}", whatFailed(), failure.getMessage());
        } catch (RuntimeException bug) {
            // An edge: a timer that throws is never called again.
            LOG.error(whatFailed(), bug);
        }
    }

    private String whatFailed() {
        long current = node;
        return current == NONE
                ? identity.name() + " could not become a node again"
                : "The lease of node " + current + " could not be renewed";
    }

    void watch() {
        long current = node;
        if (current != NONE && hasRunOut()) {
            giveUp(current, "it could not renew its lease for " + GIVE_UP.toSeconds() + " s");
        }
    }

    /** The database has refused to take anything from this node. */
    void refused(long number) {
        giveUp(number, "the database no longer takes anything from it");
    }

    private synchronized void giveUp(long number, String reason) {
        if (node == number) {
            node = NONE;
            LOG.error("Node {} lets go of everything: {}", number, reason);
            try {
                letGo.run();
            } catch (RuntimeException bug) {
                // An edge: whatever is left of the old node, its number no longer counts.
                LOG.error("Node {} has not let go of everything", number, bug);
            }
        }
    }

    /** Ends the lease so that others take over at once. */
    @Override
    public void close() {
        threads.shutdownNow();
        long current = node;
        node = NONE;
        if (current != NONE) {
            nodes.end(current);
        }
    }
}
