package app.passculture.data.recommendation.api.candidate;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How snapshots are built and kept.
 *
 * @param poll how often the version of the data is asked for, should its notification get lost
 * @param firstWait how long the start waits for a first snapshot before going on without
 * @param buildTimeout the longest one query of a build may take
 * @param fetchSize rows per round trip while building
 * @param maxDrop the share of offers, zones, linked zones or users with bookings that a new version may lose, 0 to 1
 * @param file where the last good snapshot is kept; none when absent
 * @param digitalOffers when local offers with a url may be shown
 */
@ConfigurationProperties("snapshot")
record SnapshotSettings(
        @DefaultValue("10s") Duration poll,
        @DefaultValue("5s") Duration firstWait,
        @DefaultValue("2m") Duration buildTimeout,
        @DefaultValue("5000") int fetchSize,
        @DefaultValue("0.5") double maxDrop,
        @Nullable Path file,
        @DefaultValue("without-zone") DigitalOffers digitalOffers) {
    SnapshotSettings {
        requirePositive("snapshot.poll", poll);
        requirePositive("snapshot.build-timeout", buildTimeout);
        if (fetchSize < 1) {
            throw new IllegalArgumentException("snapshot.fetch-size must be at least 1, got " + fetchSize);
        }
        if (!(maxDrop >= 0 && maxDrop <= 1)) {
            throw new IllegalArgumentException("snapshot.max-drop must lie between 0 and 1, got " + maxDrop);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("%s must be positive, got %s".formatted(name, value));
        }
    }
}
