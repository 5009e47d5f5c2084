package app.passculture.data.recommendation.api.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.passculture.data.recommendation.api.candidate.SnapshotMeters.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.health.contributor.Status;

class SnapshotRefreshTest {
    private final Population population = Population.create();

    @TempDir
    Path directory;

    @Test
    void theFirstRefreshTakesWhatTheDatabaseHas() {
        population.nationalOffers(List.of("1", "2")).publish();
        try (var assembly = assembly()) {
            assembly.refresh.run();
            assertThat(assembly.offerIds()).containsExactly("1", "2");
            assertThat(assembly.version()).isEqualTo(1);
            assertThat(assembly.outcomes(Outcome.SWAPPED)).isEqualTo(1);
        }
    }

    @Test
    void theSameVersionIsNotReadAgain() {
        population.nationalOffers(List.of("1")).publish();
        try (var assembly = assembly()) {
            assembly.refresh.run();
            var first = assembly.snapshots.current();
            assembly.refresh.run();
            assertThat(assembly.snapshots.current()).isEqualTo(first);
            assertThat(assembly.outcomes(Outcome.SWAPPED)).isEqualTo(1);
        }
    }

    @Test
    void anotherVersionIsTakenOver() {
        population.nationalOffers(List.of("1")).publish();
        try (var assembly = assembly()) {
            assembly.refresh.run();
            population.nationalOffers(List.of("2", "3")).publish();
            assembly.refresh.run();
            assertThat(assembly.offerIds()).containsExactly("2", "3");
        }
    }

    @Test
    void whoMustBeReadyForASnapshotHearsOfItBeforeItAnswers() {
        population.nationalOffers(List.of("1")).publish();
        try (var assembly = assembly()) {
            assembly.refresh.run();
            assertThat(assembly.built).hasSize(1);
            assertThat(assembly.built.getFirst().snapshot())
                    .isSameAs(assembly.snapshots.current().orElseThrow());
        }
    }

    @Test
    void viewsThatWereNeverRefreshedGiveNoSnapshot() {
        try (var assembly = assembly()) {
            assembly.refresh.run();
            assertThat(assembly.snapshots.current()).isEmpty();
            assertThat(assembly.outcomes(Outcome.UNAVAILABLE)).isEqualTo(1);
            assertThat(new SnapshotHealth(assembly.snapshots).health().getStatus())
                    .isEqualTo(Status.OUT_OF_SERVICE);
        }
    }

    @Test
    void readyOnceThereIsASnapshot() {
        population.nationalOffers(List.of("1")).publish();
        try (var assembly = assembly()) {
            assembly.refresh.run();
            var health = new SnapshotHealth(assembly.snapshots).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("version", 1L).containsEntry("offers", 1);
        }
    }

    @Test
    void anEmptyDatabaseMakesAnEmptyFirstSnapshot() {
        population.publish();
        try (var assembly = assembly()) {
            assembly.refresh.run();
            assertThat(assembly.offerIds()).isEmpty();
        }
    }

    @Test
    void aVersionThatLostMostOffersIsRefusedOnceAndTheNextGoodOneTaken() {
        population.nationalOffers(numbers(10)).publish();
        try (var assembly = assembly()) {
            assembly.refresh.run();
            population.nationalOffers(numbers(4)).publish();
            assembly.refresh.run();
            assembly.refresh.run();
            assertThat(assembly.offerIds()).hasSize(10);
            assertThat(assembly.outcomes(Outcome.REFUSED)).isEqualTo(1);
            population.nationalOffers(numbers(9)).publish();
            assembly.refresh.run();
            assertThat(assembly.offerIds()).hasSize(9);
        }
    }

    @Test
    void theFirstSnapshotIsNeverRefused() {
        population.nationalOffers(numbers(10)).publish();
        population.nationalOffers(List.of("1")).publish();
        try (var assembly = assembly()) {
            assembly.refresh.run();
            assertThat(assembly.offerIds()).hasSize(1);
        }
    }

    @Test
    void withoutADatabaseTheCopyOnDiskAnswers() {
        population.nationalOffers(List.of("1", "2")).publish();
        try (var before = onDisk(population.database().dataSource())) {
            before.refresh.run();
        }
        try (var after = onDisk(nowhere())) {
            after.refresh.run();
            assertThat(after.offerIds()).containsExactly("1", "2");
            assertThat(after.outcomes(Outcome.DISK_LOADED)).isEqualTo(1);
            assertThat(after.registry
                            .get("recommendation.snapshot.disk")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    @Test
    void theDatabaseTakesOverFromTheCopyOnDiskEvenAtTheSameVersion() {
        population.nationalOffers(List.of("1", "2")).publish();
        try (var first = onDisk(population.database().dataSource())) {
            first.refresh.run();
            var contents = first.snapshots.current().orElseThrow().contents();
            first.snapshots.swapTo(new Snapshot(contents, DigitalOffers.WITHOUT_ZONE, Snapshot.Origin.DISK));
            first.refresh.run();
            assertThat(first.registry
                            .get("recommendation.snapshot.disk")
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    @Test
    void aCorruptCopyOnDiskIsIgnored() throws IOException {
        Files.writeString(directory.resolve("last-good"), "this is not a snapshot, though it is long enough");
        try (var assembly = onDisk(nowhere())) {
            assembly.refresh.run();
            assertThat(assembly.snapshots.current()).isEmpty();
            assertThat(assembly.outcomes(Outcome.DISK_FAILED)).isEqualTo(1);
        }
    }

    @Test
    void aDiskThatCannotBeWrittenDoesNotStopTheSwap() throws IOException {
        population.nationalOffers(List.of("1")).publish();
        Files.writeString(directory.resolve("taken"), "a file");
        var settings = Assembly.settings(
                Duration.ofHours(1), directory.resolve("taken").resolve("copy"));
        try (var assembly = Assembly.of(population.database().dataSource(), settings)) {
            assembly.refresh.run();
            assertThat(assembly.offerIds()).containsExactly("1");
            assertThat(assembly.outcomes(Outcome.DISK_FAILED)).isEqualTo(1);
        }
    }

    @Test
    void theRegularPollFindsANewVersionWithoutNotification() {
        population.nationalOffers(List.of("1")).publish();
        var settings = Assembly.settings(Duration.ofMillis(50), null);
        try (var assembly = Assembly.of(population.database().dataSource(), settings)) {
            assembly.schedule.start();
            assertThat(assembly.offerIds()).containsExactly("1");
            population.nationalOffers(List.of("2")).publish();
            await().untilAsserted(() -> assertThat(assembly.offerIds()).containsExactly("2"));
        }
    }

    @Test
    void metersTellAgeVersionAndSize() {
        population.nationalOffers(List.of("1", "2", "3")).publish();
        try (var assembly = assembly()) {
            assertThat(assembly.registry
                            .get("recommendation.snapshot.offers")
                            .gauge()
                            .value())
                    .isNaN();
            assembly.refresh.run();
            assertThat(assembly.registry
                            .get("recommendation.snapshot.offers")
                            .gauge()
                            .value())
                    .isEqualTo(3);
            assertThat(assembly.registry
                            .get("recommendation.snapshot.version")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(assembly.registry
                            .get("recommendation.snapshot.age")
                            .timeGauge()
                            .value())
                    .isNotNegative();
            assertThat(assembly.registry
                            .get("recommendation.snapshot.build")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }

    private Assembly assembly() {
        return Assembly.of(population.database().dataSource(), Assembly.settings());
    }

    private Assembly onDisk(DataSource source) {
        return Assembly.of(source, Assembly.settings(Duration.ofHours(1), directory.resolve("last-good")));
    }

    private static DataSource nowhere() {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:1/recommendation");
        return source;
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
