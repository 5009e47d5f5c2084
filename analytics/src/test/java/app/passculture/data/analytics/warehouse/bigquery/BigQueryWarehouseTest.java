package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseContract;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.duckdb.DuckEngine;
import app.passculture.data.analytics.warehouse.local.duckdb.Settings;
import app.passculture.data.analytics.warehouse.local.endpoint.BigQueryEndpoint;
import app.passculture.data.analytics.warehouse.local.storage.StorageEndpoint;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: the real clients, the wire, the embedded engine, buckets in a directory. */
class BigQueryWarehouseTest extends WarehouseContract {

    private static final String PROJECT = "contract-project";

    @TempDir
    private static Path directory;

    private static StorageEndpoint storage;
    private static LocalWarehouse local;
    private static BigQueryEndpoint endpoint;
    private static Warehouse warehouse;
    private static Buckets buckets;

    @BeforeAll
    static void start() {
        Clock clock = Clock.systemUTC();
        storage = StorageEndpoint.start(directory.resolve("buckets"), 0, clock, BigQueryWarehouseTest::id);
        storage.buckets().create("contract-bucket");
        Settings settings = Settings.inMemory(PROJECT).with(storage.buckets());
        local = new LocalWarehouse(
                DuckEngine.open(GoogleSql.load(), settings, clock), PROJECT, "EU", clock, BigQueryWarehouseTest::id);
        endpoint = BigQueryEndpoint.start(local, directory.resolve("uploads"), 0, clock, BigQueryWarehouseTest::id);
        CloudProject project = new CloudProject(PROJECT, "EU", endpoint.address(), storage.address());
        warehouse = BigQueryWarehouse.open(project, BigQueryWarehouseTest::id);
        buckets = CloudBuckets.open(project);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @AfterAll
    static void stop() {
        endpoint.close();
        local.close();
        storage.close();
    }

    @Override
    protected Warehouse warehouse() {
        return warehouse;
    }

    @Override
    protected Buckets buckets() {
        return buckets;
    }
}
