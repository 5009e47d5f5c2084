package app.passculture.data.orchestration.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tells open tabs what changes. One look at the database serves all of them, some times a second, and there is none while nobody
 * listens. The latest changes are kept, so that a tab that was away for a moment misses nothing.
 */
final class LiveFeed {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int KEPT = 2_000;
    private static final long PULSE = 100;

    private final Supplier<RunChanges> source;
    private final Runnable rest;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Event> latest = new ArrayDeque<>();
    private long number;
    private boolean isLooking;

    /**
     * Makes a feed that has looked at nothing yet.
     *
     * @param first the number of the first event; larger than any of an earlier process
     * @param rest waits between two looks
     */
    LiveFeed(Supplier<RunChanges> source, long first, Runnable rest) {
        this.source = source;
        this.number = first;
        this.rest = rest;
    }

    /** Something that happened, under a number that only grows. */
    record Event(long number, String kind, Map<String, Object> data) {}

    /** Hears all from now on, after what it missed since the given event; if that is too long ago, is told so. */
    synchronized Runnable listen(long lastHeard, Consumer<Event> listener) {
        if (!isLooking) {
            isLooking = true;
            // What happened while nobody looked is not among them.
            latest.clear();
            RunChanges changes = begin();
            Thread.ofVirtual().name("live-feed").start(() -> look(changes));
        }
        missed(lastHeard).forEach(listener);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Before the first listener hears anything, so that it hears of all that happens from then on. */
    private @Nullable RunChanges begin() {
        try {
            return source.get();
        } catch (DataAccessException away) {
            LOG.debug("the live feed cannot begin: {}", away.getMessage());
            return null;
        }
    }

    private List<Event> missed(long lastHeard) {
        boolean isKnown =
                lastHeard > 0 && !latest.isEmpty() && latest.getFirst().number() <= lastHeard + 1;
        List<Event> missed = new ArrayList<>();
        missed.add(new Event(number, "hello", Map.of("missed", lastHeard > 0 && !isKnown)));
        if (isKnown) {
            latest.stream().filter(event -> event.number() > lastHeard).forEach(missed::add);
        }
        return missed;
    }

    private void look(@Nullable RunChanges begun) {
        RunChanges changes = begun;
        for (long turn = 1; isWanted(); turn++) {
            try {
                if (changes == null) {
                    changes = source.get();
                    tell("hello", Map.of("missed", true));
                }
                changes.look()
                        .forEach(run -> tell(
                                "run",
                                Map.of(
                                        "id",
                                        run.id(),
                                        "pipeline",
                                        run.pipeline(),
                                        "run",
                                        run.run(),
                                        "state",
                                        run.state(),
                                        "revision",
                                        run.revision())));
            } catch (DataAccessException away) {
                LOG.debug("the live feed cannot look: {}", away.getMessage());
                changes = null;
            }
            if (turn % PULSE == 0) {
                tell("pulse", Map.of());
            }
            rest.run();
        }
    }

    private synchronized boolean isWanted() {
        isLooking = !listeners.isEmpty();
        return isLooking;
    }

    private synchronized void tell(String kind, Map<String, Object> data) {
        Event event = new Event(++number, kind, data);
        latest.addLast(event);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
        listeners.forEach(listener -> listener.accept(event));
    }
}
