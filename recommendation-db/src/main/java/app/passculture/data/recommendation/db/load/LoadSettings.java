package app.passculture.data.recommendation.db.load;

import java.time.Duration;

/**
 * What a load tolerates.
 *
 * @param largestDrop share of its rows that a table may lose against the generation it replaces, 0 to 1
 * @param largestOrphanShare share of a table's references that may point nowhere, 0 to 1
 * @param lockTimeout how long the swap may make new readers wait at each attempt
 * @param swapPatience how long the swap is tried again while readers hold the tables
 */
public record LoadSettings(double largestDrop, double largestOrphanShare, Duration lockTimeout, Duration swapPatience) {
    public LoadSettings {
        requireShare("largestDrop", largestDrop);
        requireShare("largestOrphanShare", largestOrphanShare);
        if (lockTimeout.toMillis() < 1 || swapPatience.isNegative()) {
            throw new IllegalArgumentException("lockTimeout and swapPatience must be positive");
        }
    }

    /** A quarter of the rows may go, a tenth of the references may dangle, readers wait 200 ms at most. */
    public static LoadSettings defaults() {
        return new LoadSettings(0.25, 0.1, Duration.ofMillis(200), Duration.ofMinutes(1));
    }

    public LoadSettings withLargestDrop(double share) {
        return new LoadSettings(share, largestOrphanShare, lockTimeout, swapPatience);
    }

    public LoadSettings withLargestOrphanShare(double share) {
        return new LoadSettings(largestDrop, share, lockTimeout, swapPatience);
    }

    public LoadSettings withSwapPatience(Duration patience) {
        return new LoadSettings(largestDrop, largestOrphanShare, lockTimeout, patience);
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, not " + share);
        }
    }
}
