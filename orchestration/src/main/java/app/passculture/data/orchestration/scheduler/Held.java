package app.passculture.data.orchestration.scheduler;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts this node answers for: from before their claim is written until their end is. */
final class Held {

    private final Map<UUID, Boolean> attempts = new ConcurrentHashMap<>();

    void add(UUID attempt) {
        attempts.put(attempt, true);
    }

    void remove(UUID attempt) {
        attempts.remove(attempt);
    }

    boolean contains(UUID attempt) {
        return attempts.containsKey(attempt);
    }

    int size() {
        return attempts.size();
    }

    Set<UUID> all() {
        return Set.copyOf(attempts.keySet());
    }

    void clear() {
        attempts.clear();
    }
}
