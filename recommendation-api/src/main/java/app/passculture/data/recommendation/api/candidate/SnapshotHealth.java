package app.passculture.data.recommendation.api.candidate;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready to answer only once there is a snapshot; being old or from disk is told, not punished. */
final class SnapshotHealth implements HealthIndicator {
    private final Snapshots snapshots;

    SnapshotHealth(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Health health() {
        return snapshots
                .current()
                .map(SnapshotHealth::up)
                .orElseGet(() -> Health.outOfService()
                        .withDetail("reason", "no snapshot yet")
                        .build());
    }

    private static Health up(Snapshot now) {
        return Health.up()
                .withDetail("version", now.version())
                .withDetail("builtAt", now.builtAt())
                .withDetail("offers", now.offers())
                .withDetail("origin", now.origin())
                .build();
    }
}
