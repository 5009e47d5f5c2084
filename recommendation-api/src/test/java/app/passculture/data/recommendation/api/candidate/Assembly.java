package app.passculture.data.recommendation.api.candidate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The parts that keep a snapshot fresh, put together as the configuration does it. */
final class Assembly implements AutoCloseable {
    final Snapshots snapshots = new Snapshots();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final List<SnapshotBuilt> built = new CopyOnWriteArrayList<>();
    final SnapshotRefresh refresh;
    final SnapshotSchedule schedule;
    final DataVersionListener listener;

    private Assembly(DataSource source, SnapshotSettings settings, Consumer<SnapshotBuilt> beforeSwap) {
        var clock = Clock.systemUTC();
        var meters = new SnapshotMeters(registry, snapshots, clock);
        this.refresh = new SnapshotRefresh(
                new SnapshotReader(source, settings, clock),
                snapshots,
                new LastGoodCopy(settings, meters),
                settings,
                meters,
                beforeSwap.andThen(built::add));
        this.schedule = new SnapshotSchedule(refresh, settings);
        this.listener = new DataVersionListener(source, schedule::wake);
    }

    static Assembly of(DataSource source, SnapshotSettings settings) {
        return new Assembly(source, settings, _ -> {});
    }

    /** Without a copy on disk and with a poll so rare that only what a test does wakes anything. */
    static SnapshotSettings settings() {
        return settings(Duration.ofHours(1), null);
    }

    static SnapshotSettings settings(Duration poll, @Nullable Path file) {
        return new SnapshotSettings(
                poll, Duration.ofSeconds(20), Duration.ofSeconds(30), 100, 0.5, file, DigitalOffers.WITHOUT_ZONE);
    }

    long version() {
        return snapshots.current().map(Snapshot::version).orElse(-1L);
    }

    List<String> offerIds() {
        var now = snapshots.current().orElseThrow();
        return IntStream.range(0, now.offers()).mapToObj(now::offerId).toList();
    }

    double outcomes(SnapshotMeters.Outcome outcome) {
        return registry.get("recommendation.snapshot.refresh")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .counter()
                .count();
    }

    @Override
    public void close() {
        listener.stop();
        schedule.stop();
    }
}
