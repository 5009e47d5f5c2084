package app.passculture.data.orchestration.local;

import java.util.Optional;
import java.util.Set;

/** What earlier starts finished in a data directory, and for a world of which size. */
record Finished(Optional<String> size, Set<Step> steps) {

    Finished {
        steps = Set.copyOf(steps);
    }

    static Finished nothing() {
        return new Finished(Optional.empty(), Set.of());
    }
}
