package app.passculture.data.analytics.warehouse.bigquery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseContract;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;

/** The contract against a real project, with the credentials of the machine; costs a few cents at most. */
class BigQueryIT extends WarehouseContract {

    private static CloudProject project;
    private static Warehouse warehouse;
    private static Buckets buckets;

    @BeforeAll
    static void open() {
        assumeTrue(
                variable("BIGQUERY_PROJECT").isPresent()
                        && variable("BIGQUERY_BUCKET").isPresent(),
                "skipped: BIGQUERY_PROJECT and BIGQUERY_BUCKET do not name a project and a bucket to test with");
        project = CloudProject.of(
                variable("BIGQUERY_PROJECT").orElseThrow(),
                variable("BIGQUERY_LOCATION").orElse("EU"));
        warehouse = BigQueryWarehouse.open(project, () -> UUID.randomUUID().toString());
        buckets = CloudBuckets.open(project);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    @Override
    protected String project() {
        return project.project();
    }

    @Override
    protected Warehouse warehouse() {
        return warehouse;
    }

    @Override
    protected Buckets buckets() {
        return buckets;
    }

    @Override
    protected String bucket() {
        return variable("BIGQUERY_BUCKET").orElseThrow();
    }
}
