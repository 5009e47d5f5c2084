package app.passculture.data.orchestration.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

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

    void close(Consumer<C> action) {
        closed = true;
        drain(action);
    }
}
