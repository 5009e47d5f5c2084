package app.passculture.data.recommendation.api.candidate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What an operator may watch of the snapshots: age, version, size, and how often a new one could not be had. */
final class SnapshotMeters {
    private final MeterRegistry registry;
    private final Timer builds;

    SnapshotMeters(MeterRegistry registry, Snapshots snapshots, Clock clock) {
        this.registry = registry;
        this.builds = registry.timer("recommendation.snapshot.build");
        TimeGauge.builder("recommendation.snapshot.age", snapshots, TimeUnit.MILLISECONDS, now -> age(now, clock))
                .strongReference(true)
                .register(registry);
        gauge("recommendation.snapshot.version", snapshots, Snapshot::version);
        gauge("recommendation.snapshot.offers", snapshots, Snapshot::offers);
        gauge("recommendation.snapshot.disk", snapshots, now -> now.origin() == Snapshot.Origin.DISK ? 1 : 0);
        outcomes();
    }

    private static double age(Snapshots snapshots, Clock clock) {
        return snapshots
                .current()
                .map(now -> Duration.between(now.builtAt(), clock.instant()).toMillis())
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    private void gauge(String name, Snapshots snapshots, ToDoubleFunction<Snapshot> value) {
        registry.gauge(
                name, snapshots, now -> now.current().map(value::applyAsDouble).orElse(Double.NaN));
    }

    private void outcomes() {
        for (var outcome : Outcome.values()) {
            count(outcome, 0);
        }
    }

    <T> T timed(Supplier<T> build) {
        return builds.record(build);
    }

    void count(Outcome outcome) {
        count(outcome, 1);
    }

    private void count(Outcome outcome, int times) {
        registry.counter(
                        "recommendation.snapshot.refresh",
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment(times);
    }

    void leftOut(Map<ContentsBuilder.LeftOut, Integer> rows) {
        rows.forEach((reason, count) -> registry.counter(
                        "recommendation.snapshot.rows.left.out",
                        "reason",
                        reason.name().toLowerCase(Locale.ROOT))
                .increment(count));
    }

    /** How an attempt to renew the snapshot, or its copy on disk, ended. */
    enum Outcome {
        SWAPPED,
        REFUSED,
        UNAVAILABLE,
        FAILED,
        DISK_LOADED,
        DISK_FAILED
    }
}
