package app.passculture.data.orchestration.jobs.platform;

import app.passculture.data.analytics.execution.ProjectSession;
import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.duckdb.DuckEngine;
import app.passculture.data.analytics.warehouse.local.duckdb.Settings;
import app.passculture.data.analytics.warehouse.local.storage.DirectoryBuckets;
import app.passculture.data.orchestration.execution.Services;
import app.passculture.data.orchestration.jobs.Exchange;
import app.passculture.data.orchestration.jobs.SqlProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * What tasks use on one machine: the embedded warehouse in a file, buckets that are directories, the databases and the model registry.
 * Everything is opened by the first task that wants it.
 */
final class LocalPlatform {

    static final String NAME = "local";

    private static final String PROJECT = NAME;
    private static final String BUCKET = "data";
    private static final String LOCATION = "europe-west1";
    private static final List<String> LAYERS = List.of("raw", "clean", "analytics");

    private final Environment environment;
    private final Clock clock;

    LocalPlatform(Environment environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    Services addTo(Services services) {
        // Two services stand on it, and it opens a file that only one may open.
        Supplier<Exchange> exchange = SingletonSupplier.of(this::exchange);
        return services.with(Exchange.class, exchange)
                .with(SqlProject.class, () -> project(exchange.get().warehouse()));
    }

    private Exchange exchange() {
        DirectoryBuckets buckets = new DirectoryBuckets(directory("BUCKETS"), clock);
        buckets.create(BUCKET);
        Settings settings = Settings.inMemory(PROJECT)
                .in(directory("WAREHOUSE").resolve("warehouse.duckdb"))
                .with(buckets)
                .with(Map.of(
                        "applicative", environment.database("APPLICATION"),
                        "recommendation", environment.database("RECOMMENDATION")));
        Warehouse warehouse = new LocalWarehouse(
                DuckEngine.open(GoogleSql.load(), settings, clock),
                PROJECT,
                LOCATION,
                clock,
                () -> UUID.randomUUID().toString());
        LAYERS.stream()
                .map(layer -> new DatasetName(PROJECT, layer))
                .filter(name -> warehouse.find(name).isEmpty())
                .forEach(name -> warehouse.create(Dataset.of(name)));
        return new Exchange(warehouse, new Exchange.Layers("raw", "clean", environment.tablePrefix()), buckets, BUCKET);
    }

    private SqlProject project(Warehouse warehouse) {
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.put("APPLICATIVE_JDBC_URL", environment.text("APPLICATION_DATASOURCE_URL"));
        variables.put("RECOMMENDATION_JDBC_URL", environment.text("RECOMMENDATION_DATASOURCE_URL"));
        ProjectOptions options = ProjectOptions.of(environment.path("SQL_PROJECT"), clock)
                .withTarget(PROJECT)
                .withEnvironment(variables);
        // One at a time: the embedded engine uses all cores for one statement.
        return new SqlProject(Project.read(options), warehouse, ProjectSession.Sources.EMPTY_WHEN_ABSENT, 1);
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(environment.path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
