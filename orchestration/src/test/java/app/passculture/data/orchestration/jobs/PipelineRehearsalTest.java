package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.rehearsal.Rehearsal;
import app.passculture.data.orchestration.run.TaskState;
import app.passculture.data.recommendation.db.unload.UnloadedRows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PipelineRehearsalTest {

    private static final String MORNING = "2021-03-10T05:00:00Z";

    @Test
    void enrichedTablesComeAfterAllCopiesAndOneFailureStopsThem() {
        Rehearsal.of(new ImportDataAnalytics())
                .at(MORNING)
                .skippingTheCodeOf("import_*")
                .skippingTheCodeOf("create_*")
                .run()
                .assertSucceeded()
                .assertOrder("import_to_clean_criterion", "import_to_analytics_user", "create_enriched_stock_data");
        Rehearsal.of(new ImportDataAnalytics())
                .at(MORNING)
                .skippingTheCodeOf("import_*")
                .skippingTheCodeOf("create_*")
                .failing("import_to_clean_venue", new IOException("no connection"))
                .run()
                .assertFailed()
                .assertTries("import_to_clean_venue", 2)
                .assertState("import_to_analytics_venue", TaskState.UPSTREAM_FAILED)
                .assertState("create_enriched_offer_data", TaskState.UPSTREAM_FAILED);
    }

    @Test
    void theReloadWaitsForTheImport() {
        reload().succeedsAfter(ImportDataAnalytics.ID, Duration.ofMinutes(30))
                .run()
                .assertSucceeded()
                .assertOrder(
                        "wait_for_import",
                        "filter_column_booking",
                        "export_booking_to_gcs",
                        "compose_files_booking",
                        "reload_recommendation_database",
                        "delete_export_folder")
                .assertTook(Duration.ofMinutes(30).plusSeconds(5));
    }

    @Test
    void theReloadGoesOnWithYesterdaysCopiesWhenTheImportNeverSucceeds() {
        reload().neverSucceeds(ImportDataAnalytics.ID)
                .run()
                .assertSucceeded()
                .assertState("wait_for_import", TaskState.FAILED)
                .assertRan("reload_recommendation_database");
    }

    @Test
    void aFailedExportLeavesTheDatabaseAloneAndIsClearedAway() {
        reload().succeedsAfter(ImportDataAnalytics.ID, Duration.ZERO)
                .failing("export_offer_to_gcs", new IOException("bucket full"))
                .run()
                .assertFailed()
                .assertTries("export_offer_to_gcs", 2)
                .assertState("reload_recommendation_database", TaskState.UPSTREAM_FAILED)
                .assertState("delete_temp_export_offer_in_bigquery", TaskState.SUCCESS)
                .assertState("delete_export_folder", TaskState.SUCCESS);
    }

    private static Rehearsal reload() {
        return Rehearsal.of(new RecommendationCloudSql())
                .at(MORNING)
                .skippingTheCodeOf("filter_*")
                .skippingTheCodeOf("export_*")
                .skippingTheCodeOf("compose_*")
                .skippingTheCodeOf("delete_*")
                .skippingTheCodeOf("reload_*");
    }

    @Test
    void nothingIsDeletedAtTheSourceUntilTheRowsHaveArrived() {
        UnloadedRows unloaded = new UnloadedRows(Instant.parse("2021-03-09T00:00:00Z"), 20, "{[1,21)}");
        Rehearsal export = Rehearsal.of(new ExportCloudSqlTables())
                .at("2021-03-10T03:00:00Z")
                .skippingTheCodeOf("import_ab_testing_20201207")
                .stub("import_past_recommended_offers", unloaded)
                .skippingTheCodeOf("drop_*");
        export.run()
                .assertSucceeded()
                .assertOrder("import_past_recommended_offers", "drop_yesterday_rows_past_recommended_offers");
        export.failing("import_past_recommended_offers", new IOException("no warehouse"))
                .run()
                .assertFailed()
                .assertState("drop_yesterday_rows_past_recommended_offers", TaskState.UPSTREAM_FAILED);
    }

    @Test
    void onlyAModelThatIsGoodEnoughIsPublished() {
        training(0.8).run().assertSucceeded().assertOutput("publish", "20210310T050000.000Z");
        training(0.5)
                .run()
                .assertFailed()
                .assertState("gate", TaskState.FAILED)
                .assertState("publish", TaskState.UPSTREAM_FAILED);
    }

    private static Rehearsal training(double quality) {
        Instant until = Instant.parse(MORNING);
        String version = "20210310T050000.000Z";
        return Rehearsal.of(new TrainRecommendationModel())
                .at(MORNING)
                .succeedsAfter(RecommendationCloudSql.ID, Duration.ofHours(1))
                .stub("train", new Candidate(version, until.minus(Duration.ofDays(28)), until, 5_000, 900, quality))
                .stub("publish", version);
    }

    @Test
    void theLongTableComesAfterTheIndicatorsAndChecksAfterMeasures() {
        Rehearsal.of(new Kpi())
                .at(MORNING)
                .skippingTheCodeOf("compute_*")
                .skippingTheCodeOf("kpi_by_day")
                .run()
                .assertSucceeded()
                .assertOrder("compute_number_viewed_recommendations", "kpi_by_day");
        Rehearsal.of(new Monitoring())
                .at(MORNING)
                .skippingTheCodeOf("monitoring_*")
                .skippingTheCodeOf("check_*")
                .failing("check_imports_are_fresh", new IOException("no connection"))
                .run()
                .assertFailed()
                .assertOrder("monitoring_import_latest", "check_imports_are_fresh");
    }

    @Test
    void whatWasNeverExportedNeedsNoPurge() {
        Rehearsal.of(new RecommendationPurge())
                .at(MORNING)
                .skippingTheCodeOf("purge_*")
                .run()
                .assertSucceeded()
                .assertRan("purge_past_recommended_offers");
    }
}
