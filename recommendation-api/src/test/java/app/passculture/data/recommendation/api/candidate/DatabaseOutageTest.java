package app.passculture.data.recommendation.api.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.passculture.data.recommendation.api.candidate.SnapshotMeters.Outcome;
import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.model.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOutageTest {
    private final EmbeddedDatabase database = EmbeddedDatabase.createOnOwnServer();
    private final Population population = new Population(database);

    @TempDir
    Path directory;

    @Test
    void answersGoOnThroughAnOutageAndNewDataIsTakenOverAfterIt() {
        population.nationalOffers(List.of("1", "2")).publish();
        try (var assembly = Assembly.of(database.dataSource(), settings())) {
            assembly.schedule.start();
            assembly.listener.start();
            database.killServer();
            await().atMost(Duration.ofSeconds(30)).until(() -> assembly.outcomes(Outcome.UNAVAILABLE) > 0);
            assertThat(candidates(assembly)).isEqualTo(2);

            database.startServer();
            population.nationalOffers(List.of("1", "2", "3")).publish();
            await().atMost(Duration.ofSeconds(30)).until(() -> candidates(assembly) == 3);
        }
    }

    @Test
    void aStartDuringAnOutageAnswersFromDiskAndRecovers() {
        population.nationalOffers(List.of("1", "2")).publish();
        try (var before = Assembly.of(database.dataSource(), settings())) {
            before.schedule.start();
        }
        database.stopServer();
        try (var after = Assembly.of(database.dataSource(), settings())) {
            after.schedule.start();
            after.listener.start();
            assertThat(candidates(after)).isEqualTo(2);
            assertThat(after.outcomes(Outcome.DISK_LOADED)).isEqualTo(1);

            database.startServer();
            await().atMost(Duration.ofSeconds(30)).until(() -> after.outcomes(Outcome.SWAPPED) > 0);
            assertThat(candidates(after)).isEqualTo(2);
        }
    }

    private SnapshotSettings settings() {
        return Assembly.settings(Duration.ofMillis(200), directory.resolve("last-good"));
    }

    private static int candidates(Assembly assembly) {
        return assembly.snapshots
                .current()
                .orElseThrow()
                .candidates(new UserId(1), Optional.empty())
                .count();
    }
}
