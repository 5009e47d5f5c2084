package app.passculture.data.orchestration.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.ObjectName;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.rehearsal.Rehearsed;
import app.passculture.data.orchestration.run.TaskState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of our pipelines on the tiny world when something goes wrong, in virtual time: each ends green or with the alert. */
class BadWeatherTest {

    private static final String TODAY = "2026-11-24T05:00:00Z";
    private static final String LATER = "2026-11-24T05:01:00Z";
    private static final String LATER_STILL = "2026-11-24T05:02:00Z";
    private static final String TUESDAY = "2026-11-17T05:00:00Z";
    private static final Notice ALERT = Notice.slack("slack").forManualRunsToo().on(Notice.Occasion.FAILURE);

    @TempDir
    private static Path directory;

    private static Weather weather;

    @BeforeAll
    static void aFineDay() {
        weather = new Weather(directory);
        weather.rehearse(new ImportDataAnalytics(), TODAY).run().assertSucceeded();
        weather.rehearse(new RecommendationCloudSql(), TODAY).run().assertSucceeded();
    }

    @BeforeEach
    void nothingToExport() {
        weather.recommendation().execute("TRUNCATE past_recommended_offers");
    }

    @Test
    void aSourceThatIsDownRaisesTheAlertAndTheNextRunIsGreen() {
        List<String> before = loaded();
        weather.recommendation().stopServer();
        try {
            alert(weather.rehearse(new ImportDataAnalytics(), TODAY).run())
                    .assertTries("import_to_clean_venue", 2)
                    .assertState("create_enriched_venue_data", TaskState.UPSTREAM_FAILED);
        } finally {
            weather.recommendation().startServer();
        }
        weather.only(new ImportDataAnalytics(), TODAY, "import_to_clean_venue", "create_enriched_venue_data")
                .run()
                .assertSucceeded();
        assertThat(loaded()).isEqualTo(before);
    }

    @Test
    void aTableThatLacksAColumnRaisesTheAlertAndItsCopyStaysAsItWas() {
        long before = weather.number("select count(*) from clean.applicative_database_venue_type");
        weather.inApplication("ALTER TABLE venue_type RENAME COLUMN label TO title");
        try {
            alert(weather.only(new ImportDataAnalytics(), TODAY, "import_to_clean_venue_type")
                            .run())
                    .assertTries("import_to_clean_venue_type", 2)
                    .assertFailure("import_to_clean_venue_type", "label")
                    .assertState("import_to_analytics_venue_type", TaskState.UPSTREAM_FAILED);
        } finally {
            weather.inApplication("ALTER TABLE venue_type RENAME COLUMN title TO label");
        }
        assertThat(weather.number("select count(*) from clean.applicative_database_venue_type"))
                .isEqualTo(before)
                .isPositive();
    }

    @Test
    void aBrokenLineRaisesTheAlertAndLeavesTheDatabaseAlone() {
        List<String> before = loaded();
        Buckets breaking = reading(content -> new SequenceInputStream(
                content, new ByteArrayInputStream("\"broken".getBytes(StandardCharsets.UTF_8))));
        alert(weather.through(breaking, new RecommendationCloudSql(), LATER).run())
                .assertTries("reload_recommendation_database", 2)
                .assertFailure("reload_recommendation_database", "offer", "line")
                .assertState("delete_export_folder", TaskState.SUCCESS);
        assertThat(loaded()).isEqualTo(before);
        assertThat(weather.objects()).isEmpty();
    }

    @Test
    void aLoadThatIsCutOffHalfWayIsDoneAgain() {
        AtomicBoolean cut = new AtomicBoolean();
        Buckets cutting = reading(content -> cut.getAndSet(true) ? content : cutOff(content));
        weather.through(cutting, new RecommendationCloudSql(), LATER_STILL)
                .run()
                .assertSucceeded()
                .assertTries("reload_recommendation_database", 2)
                .assertNotified();
    }

    @Test
    void aFullDiskRaisesTheAlertAndOnceThereIsRoomTheNextRunIsGreen() {
        String[] tasks = {"import_to_clean_booking", "import_to_analytics_booking"};
        long before = weather.number("select count(*) from clean.applicative_database_booking");
        try (FullDisk _ = FullDisk.beyond(32_768)) {
            alert(weather.only(new ImportDataAnalytics(), LATER, tasks).run())
                    .assertTries("import_to_clean_booking", 2)
                    .assertFailure("import_to_clean_booking", "File too large");
        }
        weather.only(new ImportDataAnalytics(), LATER_STILL, tasks).run().assertSucceeded();
        assertThat(weather.number("select count(*) from clean.applicative_database_booking"))
                .isEqualTo(before)
                .isPositive();
    }

    /** The same try of the same run, as when a node dies before it could say that it was done. */
    @Test
    void whatIsDoneAgainAfterItsNodeDiedMakesTheSameFiles() {
        String[] tasks = {"filter_column_offer", "export_offer_to_gcs", "compose_files_offer"};
        String again = "2026-11-24T05:03:00Z";
        weather.only(new RecommendationCloudSql(), again, tasks).run().assertSucceeded();
        List<String> before = weather.objects();
        weather.only(new RecommendationCloudSql(), again, tasks).run().assertSucceeded();
        assertThat(weather.objects()).isEqualTo(before).hasSize(2);
        String[] cleanups = {"delete_temp_export_offer_in_bigquery", "delete_export_folder"};
        weather.only(new RecommendationCloudSql(), again, cleanups).run().assertSucceeded();
        weather.only(new RecommendationCloudSql(), again, cleanups).run().assertSucceeded();
        assertThat(weather.objects()).isEmpty();
    }

    @Test
    void aDayWithoutDataIsGreen() {
        weather.rehearse(new ExportCloudSqlTables(), TODAY)
                .run()
                .assertSucceeded()
                .assertNotified();
        assertThat(weather.number("select count(*) from raw.temp_past_recommended_offers"))
                .isZero();
    }

    @Test
    void aDayRunTwiceIsMovedOnce() {
        long before = arrived();
        show("2026-11-22", 3);
        weather.rehearse(new ExportCloudSqlTables(), TODAY).run().assertSucceeded();
        weather.rehearse(new ExportCloudSqlTables(), LATER).run().assertSucceeded();
        assertThat(arrived()).isEqualTo(before + 3);
    }

    @Test
    void rowsThatWereNotDeletedLastTimeArriveOnceAllTheSame() {
        long before = arrived();
        show("2026-11-22", 2);
        weather.rehearse(new ExportCloudSqlTables(), TODAY)
                .failing("drop_yesterday_rows_past_recommended_offers", new IOException("killed"))
                .run()
                .assertFailed()
                .assertNotified(ALERT);
        assertThat(waiting()).isEqualTo(2);
        weather.rehearse(new ExportCloudSqlTables(), TODAY).run().assertSucceeded();
        assertThat(waiting()).isZero();
        assertThat(arrived()).isEqualTo(before + 2);
    }

    @Test
    void lastTuesdayRunAgainTouchesNothingThatCameLater() {
        show("2026-11-10", 1);
        show("2026-11-22", 4);
        weather.rehearse(new ExportCloudSqlTables(), TUESDAY).manual().run().assertSucceeded();
        assertThat(waiting()).isEqualTo(4);
    }

    /** Two runs at once, and the scheduler dies while the first one waits for readers to let it swap the tables. */
    @Test
    void aSchedulerKilledDuringTheSwapChangesNothingAndBothRunsSucceedInTheNextOne() throws Exception {
        weather.letGo();
        List<String> before = loaded();
        JournalDatabase journal = JournalDatabase.create();
        List<String> runs;
        try (Connection reader = weather.recommendation().dataSource().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("SELECT FROM offer");
            try (SchedulerProcess first = SchedulerProcess.start(journal, weather.variables(), directory)) {
                runs = List.of(first.trigger(RecommendationCloudSql.ID), first.trigger(RecommendationCloudSql.ID));
                awaitSwap();
                assertThat(first.state(RecommendationCloudSql.ID, runs.getLast()))
                        .isEqualTo("queued");
                first.kill();
            }
        }
        assertThat(loaded()).isEqualTo(before);
        try (SchedulerProcess second = SchedulerProcess.start(journal, weather.variables(), directory)) {
            second.awaitSuccess(RecommendationCloudSql.ID, runs);
        }
        assertThat(loaded()).isEqualTo(before);
        assertThat(tries(journal)).containsOnly("1");
    }

    private static void awaitSwap() {
        Awaitility.await("the swap waits for its lock")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !weather.recommendation()
                        .texts(
                                "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'LOCK TABLE%'")
                        .isEmpty());
    }

    private static List<String> tries(JournalDatabase journal) {
        return journal.server()
                .texts("SELECT tries FROM orchestration.task_instance WHERE task = 'reload_recommendation_database'");
    }

    private static Rehearsed alert(Rehearsed run) {
        return run.assertFailed().assertNotified(ALERT);
    }

    private static void show(String day, int times) {
        weather.recommendation()
                .execute("INSERT INTO past_recommended_offers (userid, offerid, date) SELECT 1, n, '" + day
                        + " 12:00Z' FROM generate_series(1, " + times + ") n");
    }

    private static long waiting() {
        return Long.parseLong(weather.recommendation()
                .texts("SELECT count(*) FROM past_recommended_offers")
                .getFirst());
    }

    private static long arrived() {
        return weather.exchange()
                        .warehouse()
                        .find(weather.exchange().raw("past_recommended_offers"))
                        .isEmpty()
                ? 0
                : weather.number("select count(*) from raw.past_recommended_offers");
    }

    private static List<String> loaded() {
        return weather.recommendation().texts("SELECT offer_id || offer_name FROM offer ORDER BY 1");
    }

    /** The usual buckets, but what is read of them is changed on its way. */
    private static Buckets reading(Function<InputStream, InputStream> change) {
        Buckets usual = weather.exchange().buckets();
        return (Buckets) Proxy.newProxyInstance(
                Buckets.class.getClassLoader(), new Class<?>[] {Buckets.class}, (_, method, arguments) -> {
                    try {
                        Object answer = method.invoke(usual, arguments);
                        return method.getName().equals("read") && isOffers((ObjectName) arguments[0])
                                ? change.apply((InputStream) answer)
                                : answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static boolean isOffers(ObjectName object) {
        return object.toString().endsWith("/offer.csv");
    }

    /** Ends with an error after a few thousand bytes: what comes then has been closed. */
    private static InputStream cutOff(InputStream content) {
        InputStream gone = InputStream.nullInputStream();
        try (content) {
            gone.close();
            return new SequenceInputStream(new ByteArrayInputStream(content.readNBytes(4_000)), gone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
