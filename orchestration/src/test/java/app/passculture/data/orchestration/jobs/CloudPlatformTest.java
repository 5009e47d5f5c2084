package app.passculture.data.orchestration.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.bigquery.BigQueryWarehouse;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.duckdb.DuckEngine;
import app.passculture.data.analytics.warehouse.local.duckdb.Settings;
import app.passculture.data.analytics.warehouse.local.endpoint.BigQueryEndpoint;
import app.passculture.data.analytics.warehouse.local.storage.StorageEndpoint;
import app.passculture.data.recommendation.db.catalog.Catalog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same pipelines on Google Cloud by configuration alone: Google's own clients, HTTP, and endpoints that speak their wire formats. */
class CloudPlatformTest {

    private static final String PROJECT = "cloud-project";
    private static final String TODAY = "2026-11-24T05:00:00Z";
    private static final Clock CLOCK = Clock.fixed(Weather.NOW, ZoneOffset.UTC);

    @TempDir
    private static Path directory;

    private static Weather weather;
    private static LocalWarehouse behind;
    private static BigQueryEndpoint bigQuery;
    private static StorageEndpoint storage;

    @BeforeAll
    static void moveToTheCloud() {
        weather = new Weather(directory);
        storage = StorageEndpoint.start(directory.resolve("cloud"), 0, CLOCK, CloudPlatformTest::id);
        storage.buckets().create("exchange");
        behind = new LocalWarehouse(
                DuckEngine.open(
                        GoogleSql.load(),
                        Settings.inMemory(PROJECT)
                                .with(storage.buckets())
                                .with(Map.of(
                                        "applicative", weather.application(),
                                        "recommendation",
                                                weather.recommendation().dataSource())),
                        CLOCK),
                PROJECT,
                "europe-west1",
                CLOCK,
                CloudPlatformTest::id);
        behind.create(Dataset.of(new DatasetName(PROJECT, "raw_dev")));
        bigQuery = BigQueryEndpoint.start(behind, directory.resolve("uploads"), 0, CLOCK, CloudPlatformTest::id);
        weather.move(Map.of(
                "PLATFORM_TARGET", "dev",
                "GCP_PROJECT", PROJECT,
                "BUCKET", "exchange",
                "BIGQUERY_ENDPOINT", bigQuery.address().toString(),
                "STORAGE_ENDPOINT", storage.address().toString(),
                "APPLICATIVE_EXTERNAL_CONNECTION_ID", "applicative",
                "RECOMMENDATION_EXTERNAL_CONNECTION_ID", "recommendation"));
    }

    @AfterAll
    static void leave() {
        bigQuery.close();
        storage.close();
        behind.close();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Test
    void theTablesTravelThroughBigQueryAndCloudStorageIntoTheDatabase() {
        assertThat(weather.exchange().warehouse()).isInstanceOf(BigQueryWarehouse.class);
        String[] copies = Catalog.tables().stream()
                .map(table -> "import_to_clean_" + table.name().name())
                .toArray(String[]::new);
        weather.only(new ImportDataAnalytics(), TODAY, copies).run().assertSucceeded();
        weather.rehearse(new RecommendationCloudSql(), TODAY).run().assertSucceeded();
        for (String table : Stream.of("booking", "offer", "stock", "venue").toList()) {
            assertThat(weather.recommendation().texts("select count(*) from " + table))
                    .as(table)
                    .containsExactly(String.valueOf(
                            weather.number("select count(*) from clean_dev.applicative_database_" + table)))
                    .doesNotContain("0");
        }
        assertThat(weather.objects()).as("what is left of the exports").isEmpty();
    }
}
