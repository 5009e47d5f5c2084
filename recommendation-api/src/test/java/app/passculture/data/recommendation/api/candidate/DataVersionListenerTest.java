package app.passculture.data.recommendation.api.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataVersionListenerTest {
    private final Population population = Population.create();
    private final AtomicInteger woken = new AtomicInteger();
    private final DataVersionListener listener =
            new DataVersionListener(population.database().dataSource(), woken::incrementAndGet);

    @BeforeEach
    void listen() {
        listener.start();
        awaitWoken(1);
    }

    @AfterEach
    void stop() {
        listener.stop();
    }

    @Test
    void aNewVersionIsHeardAtOnce() {
        population.publish();
        awaitWoken(2);
    }

    @Test
    void aLostConnectionIsRenewedAndWhatWasMissedLookedUp() {
        population.jdbc().queryForList("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE query ILIKE 'LISTEN%' AND datname = current_database()
                """);
        awaitWoken(2);
        population.publish();
        awaitWoken(3);
    }

    @Test
    void stoppingEndsTheConnection() {
        listener.stop();
        assertThat(listener.isRunning()).isFalse();
        await().untilAsserted(() -> assertThat(listeners()).isZero());
    }

    @Test
    void aNotificationRenewsTheSnapshotLongBeforeTheNextPoll() {
        population.nationalOffers(List.of("1")).publish();
        try (var assembly = Assembly.of(population.database().dataSource(), Assembly.settings())) {
            assembly.schedule.start();
            assembly.listener.start();
            population.nationalOffers(List.of("2")).publish();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(assembly.offerIds()).containsExactly("2"));
        }
    }

    private void awaitWoken(int times) {
        await().atMost(Duration.ofSeconds(20)).until(() -> woken.get() >= times);
    }

    private int listeners() {
        return population.jdbc().queryForList("""
                        SELECT pid FROM pg_stat_activity
                        WHERE query ILIKE 'LISTEN%' AND datname = current_database()
                        """).size();
    }
}
