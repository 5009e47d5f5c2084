package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.BucketsContract;
import app.passculture.data.analytics.warehouse.local.storage.StorageEndpoint;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The real client against the local endpoint. */
class CloudBucketsTest extends BucketsContract {

    @TempDir
    private Path directory;

    private StorageEndpoint endpoint;
    private Buckets buckets;

    @BeforeEach
    void start() {
        endpoint = StorageEndpoint.start(
                directory, 0, Clock.systemUTC(), () -> UUID.randomUUID().toString());
        endpoint.buckets().create(BUCKET);
        buckets = CloudBuckets.open(new CloudProject("contract-project", "EU", null, endpoint.address()));
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Override
    protected Buckets buckets() {
        return buckets;
    }
}
