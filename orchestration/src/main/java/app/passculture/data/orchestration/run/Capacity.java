package app.passculture.data.orchestration.run;

import java.util.Map;

/** The slots that are free in each pool (a pool that is not here has none), and whether the code that is to run is here at all. */
public record Capacity(Map<String, Integer> freeSlots, boolean codeIsHere) {

    public Capacity {
        freeSlots = Map.copyOf(freeSlots);
    }

    public Capacity(Map<String, Integer> freeSlots) {
        this(freeSlots, true);
    }

    public Capacity withoutCode() {
        return new Capacity(freeSlots, false);
    }

    public static Capacity none() {
        return new Capacity(Map.of());
    }

    int free(String pool) {
        return freeSlots.getOrDefault(pool, 0);
    }
}
