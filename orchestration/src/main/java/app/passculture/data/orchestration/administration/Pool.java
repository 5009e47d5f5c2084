package app.passculture.data.orchestration.administration;

import java.util.Map;

/**
 * A pool and how full it is.
 *
 * @param use how many slots tasks have or want, by what they are doing
 */
public record Pool(String name, int slots, String description, boolean includeDeferred, Use use) {

    /** Slots of tasks that run, have been handed to a node, wait for slots, or go on elsewhere; and all that are taken. */
    public record Use(int running, int queued, int scheduled, int deferred, int occupied) {
        static final Use NONE = new Use(0, 0, 0, 0, 0);
    }

    /** A pool that is to be. */
    public static Pool of(String name, int slots, String description, boolean includeDeferred) {
        return new Pool(name, slots, description, includeDeferred, Use.NONE);
    }

    public int open() {
        return slots - use.occupied();
    }

    /** What the audit log says of it. */
    Map<String, Object> said() {
        return Map.of("slots", slots, "description", description, "include_deferred", includeDeferred);
    }
}
