package app.passculture.data.orchestration.run;

import java.util.Map;

/** The slots that are free in each pool; a pool that is not here has none. */
public record Capacity(Map<String, Integer> freeSlots) {

    public Capacity {
        freeSlots = Map.copyOf(freeSlots);
    }

    public static Capacity none() {
        return new Capacity(Map.of());
    }

    int free(String pool) {
        return freeSlots.getOrDefault(pool, 0);
    }
}
