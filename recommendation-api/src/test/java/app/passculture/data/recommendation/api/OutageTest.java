package app.passculture.data.recommendation.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class OutageTest {

    private static final String STORED = "recommendation_history_rows_total{outcome=\"stored\"}";
    private static final String UNSAVED = "recommendation_history_rows_total{outcome=\"unsaved\"}";

    @TempDir
    private Path folder;

    @Test
    void killingTheDatabaseDuringTrafficFailsNoAnswerAndHealsByItself() {
        EmbeddedDatabase database = SampleData.filled(EmbeddedDatabase.createOnOwnServer());
        try (RunningApi api = RunningApi.on(database).ready()) {
            Queue<Reply> replies = new ConcurrentLinkedQueue<>();
            Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
            try (ScheduledExecutorService traffic = Executors.newScheduledThreadPool(4)) {
                for (int caller = 0; caller < 4; caller++) {
                    var _ = traffic.scheduleAtFixedRate(
                            () -> {
                                try {
                                    replies.add(ask(api));
                                } catch (RuntimeException failure) {
                                    failures.add(failure);
                                }
                            },
                            0,
                            20,
                            TimeUnit.MILLISECONDS);
                }
                api.until(() -> api.metric(STORED) > 200);
                database.killServer();
                api.until(() -> api.metric(UNSAVED) > 200);
                assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
                assertThat(api.get("/health/iris_venues_mv").body())
                        .isEqualTo("{\"is_iris_venues_mv_datasource_exists\":false,\"is_iris_venues_mv_ok\":false}\n");
                database.startServer();
                double stored = api.metric(STORED);
                api.until(() -> api.metric(STORED) > stored + 200);
            }
            assertThat(failures).isEmpty();
            assertThat(replies).allMatch(reply -> reply.offers().size() == 10);
            assertThat(api.metric(STORED) + api.metric(UNSAVED)).isEqualTo(replies.size() * 10.0);
            // A commit whose answer the crash swallowed is counted as unsaved.
            assertThat(rows(database)).isBetween(api.metric(STORED), api.metric(STORED) + 400);
        }
        database.stopServer();
    }

    @Test
    void theCopyOnDiskAnswersWhenTheDatabaseIsAwayFromTheStart() {
        EmbeddedDatabase database = SampleData.filled(EmbeddedDatabase.createOnOwnServer());
        String copy = "--snapshot.file=" + folder.resolve("last");
        RunningApi.on(database, copy).ready().close();
        database.killServer();
        try (RunningApi api = RunningApi.on(database, copy).ready()) {
            assertThat(api.getWithToken("/recommendation/4").offers()).hasSize(10);
            assertThat(api.metric("recommendation_group_unstored_total")).isEqualTo(1);
            assertThat(api.metric(UNSAVED)).isEqualTo(10);
            database.startServer();
            api.until(() -> ask(api).offers().size() == 10 && api.metric(STORED) > 0);
            api.until(() -> api.getWithToken("/recommendation/4").offers().size() == 10 && groups(database, 4) == 1);
        }
        database.stopServer();
    }

    @Test
    void withoutDatabaseAndSnapshotTheApiIsUpButNotReadyAndRecovers() {
        EmbeddedDatabase database = SampleData.filled(EmbeddedDatabase.createOnOwnServer());
        database.killServer();
        try (RunningApi api = RunningApi.on(database, "--snapshot.first-wait=0s", "--snapshot.poll=500ms")) {
            assertThat(api.get("/check").status()).isEqualTo(200);
            assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(notReady(api).status()).isEqualTo(503);
            assertThat(notReady(api).header("Retry-After")).isPresent();
            database.startServer();
            api.ready();
            assertThat(api.getWithToken("/recommendation/1").offers()).hasSize(10);
        }
        database.stopServer();
    }

    /** User 4 draws group A. */
    private static Reply notReady(RunningApi api) {
        return api.getWithToken("/recommendation/4");
    }

    private static Reply ask(RunningApi api) {
        return api.getWithToken("/recommendation/1?longitude=2.3688874&latitude=48.8632553");
    }

    private static double rows(EmbeddedDatabase database) {
        return count(database, "select count(*) from past_recommended_offers");
    }

    private static double groups(EmbeddedDatabase database, long user) {
        return count(database, "select count(*) from ab_testing where userid = " + user);
    }

    private static double count(EmbeddedDatabase database, String sql) {
        Double count = new JdbcTemplate(database.dataSource()).queryForObject(sql, Double.class);
        return count == null ? 0 : count;
    }
}
