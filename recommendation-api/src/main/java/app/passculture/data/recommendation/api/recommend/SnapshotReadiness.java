package app.passculture.data.recommendation.api.recommend;

import app.passculture.data.recommendation.api.candidate.Snapshots;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready to answer: as soon as there is a snapshot, whatever the database does afterwards. */
@Component("snapshot")
final class SnapshotReadiness implements HealthIndicator {

    private final Snapshots snapshots;

    SnapshotReadiness(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Health health() {
        return snapshots
                .current()
                .map(snapshot -> Health.up()
                        .withDetail("version", snapshot.version())
                        .withDetail("builtAt", snapshot.builtAt())
                        .withDetail("offers", snapshot.offers()))
                .orElseGet(() -> Health.outOfService().withDetail("reason", "no snapshot of the offers yet"))
                .build();
    }
}
