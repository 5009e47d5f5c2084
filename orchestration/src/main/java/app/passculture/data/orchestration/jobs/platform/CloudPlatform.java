package app.passculture.data.orchestration.jobs.platform;

import app.passculture.data.analytics.execution.ProjectSession;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.transformation.Target;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.bigquery.BigQueryWarehouse;
import app.passculture.data.analytics.warehouse.bigquery.CloudBuckets;
import app.passculture.data.analytics.warehouse.bigquery.CloudProject;
import app.passculture.data.orchestration.execution.Services;
import app.passculture.data.orchestration.jobs.Exchange;
import app.passculture.data.orchestration.jobs.JobException;
import app.passculture.data.orchestration.jobs.SqlProject;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * What tasks use on Google Cloud: BigQuery and Cloud Storage with the credentials of the machine, the recommendation database by its address,
 * and the model registry where it is mounted. A target of the SQL project says which project, place and datasets.
 */
final class CloudPlatform {

    /** Statements at a time: BigQuery queues what is more, and a failed check should not wait for a hundred others. */
    private static final int AT_ONCE = 8;

    private static final String DEFAULT_LOCATION = "EU";

    private final Environment environment;
    private final String target;
    private final Clock clock;

    CloudPlatform(Environment environment, String target, Clock clock) {
        this.environment = environment;
        this.target = target;
        this.clock = clock;
    }

    Services addTo(Services services) {
        // Two services stand on both.
        Supplier<Project> project = SingletonSupplier.of(this::read);
        Supplier<Warehouse> warehouse =
                SingletonSupplier.of(() -> warehouse(project.get().target()));
        return services.with(Exchange.class, () -> exchange(project.get().target(), warehouse.get()))
                .with(
                        SqlProject.class,
                        () -> new SqlProject(
                                project.get(), warehouse.get(), ProjectSession.Sources.AS_THEY_ARE, AT_ONCE));
    }

    private Exchange exchange(Target place, Warehouse warehouse) {
        return new Exchange(
                warehouse,
                new Exchange.Layers(dataset(place, "raw"), dataset(place, "clean"), environment.tablePrefix()),
                CloudBuckets.open(cloud(place)),
                environment.text("BUCKET"));
    }

    private Project read() {
        return Project.read(ProjectOptions.of(environment.path("SQL_PROJECT"), clock)
                .withTarget(target)
                .withEnvironment(environment.variables()));
    }

    private Warehouse warehouse(Target place) {
        return BigQueryWarehouse.open(cloud(place), () -> UUID.randomUUID().toString());
    }

    /** The addresses are for what speaks the language of the two elsewhere; without them it is Google. */
    private CloudProject cloud(Target place) {
        String location = place.attribute("location").map(String::valueOf).orElse(DEFAULT_LOCATION);
        return new CloudProject(
                place.database(),
                location,
                address("BIGQUERY_ENDPOINT").orElse(null),
                address("STORAGE_ENDPOINT").orElse(null));
    }

    private Optional<URI> address(String variable) {
        return environment.find(variable).map(URI::create);
    }

    private String dataset(Target place, String layer) {
        if (place.attribute("datasets").orElse(null) instanceof Map<?, ?> datasets && datasets.get(layer) != null) {
            return String.valueOf(datasets.get(layer));
        }
        throw new JobException.NotConfigured(
                "target %s of the SQL project names no dataset %s".formatted(target, layer));
    }
}
