package app.passculture.data.orchestration.execution;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The attempts under way on this node, each with what carries it out; none begins after the end. */
final class Attempts<C> {

    private final Map<UUID, C> underWay = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Whether the attempt is new here. */
    boolean add(UUID attempt, C carrier) {
        return !closed && underWay.putIfAbsent(attempt, carrier) == null;
    }

    Optional<C> find(UUID attempt) {
        return Optional.ofNullable(underWay.get(attempt));
    }

    void remove(UUID attempt) {
        underWay.remove(attempt);
    }

    int size() {
        return underWay.size();
    }

    void drain(Consumer<C> action) {
        for (UUID attempt : List.copyOf(underWay.keySet())) {
            C carrier = underWay.remove(attempt);
            if (carrier != null) {
                action.accept(carrier);
            }
        }
    }

    void forEach(Consumer<C> action) {
        underWay.values().forEach(action);
    }

    /** How to end what carries an attempt out: its attempt, how it is stopped, and what is done when it did not. */
    record Ending<C>(Function<C, LiveAttempt> attempt, Consumer<C> stop, Consumer<C> giveUp) {}

    /** Stops all, waits for them as long as the grace lasts, and reports the others as lost. */
    void close(Ending<C> ending, Duration grace) {
        closed = true;
        List<C> all = List.copyOf(underWay.values());
        all.forEach(ending.stop());
        long until = System.nanoTime() + grace.toNanos();
        try {
            for (C carrier : all) {
                ending.attempt().apply(carrier).awaitEnd(until - System.nanoTime());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        drain(carrier -> {
            ending.giveUp().accept(carrier);
            ending.attempt().apply(carrier).lose("did not end before this node did");
        });
    }
}
