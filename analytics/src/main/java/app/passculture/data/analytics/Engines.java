package app.passculture.data.analytics;

import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.Target;
import app.passculture.data.analytics.warehouse.bigquery.BigQueryWarehouse;
import app.passculture.data.analytics.warehouse.bigquery.CloudProject;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.duckdb.DuckEngine;
import app.passculture.data.analytics.warehouse.local.duckdb.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The warehouses there are: for {@code engine: local} an embedded one in a file of the target directory (or the target's {@code path};
 * {@code :memory:} for none), for {@code engine: bigquery} Google's, with the credentials of the machine, or what speaks its language
 * at the target's {@code endpoint}.
 */
final class Engines implements Warehouses {

    private static final String LOCAL = "local";
    private static final String BIGQUERY = "bigquery";
    private static final String FILE = "target/local.duckdb";
    private static final String MEMORY = ":memory:";

    private @Nullable GoogleSql sql;

    @Override
    public Opened open(Project project) {
        String engine = text(project.target(), "engine").orElse(LOCAL);
        return switch (engine) {
            case LOCAL -> embedded(project);
            case BIGQUERY -> cloud(project.target());
            default ->
                throw new ProjectException.BadRequest("target '%s' has engine '%s'; there are %s and %s"
                        .formatted(project.target().name(), engine, LOCAL, BIGQUERY));
        };
    }

    private Opened embedded(Project project) {
        Target target = project.target();
        Settings settings = Settings.inMemory(target.database()).with(connections(target));
        String path = text(target, "path").orElse(FILE);
        return opened(project, path.equals(MEMORY) ? settings : settings.in(file(project, path)));
    }

    private static Opened cloud(Target target) {
        CloudProject place = new CloudProject(
                target.database(), location(target), endpoint(target).orElse(null), null);
        return new Opened(BigQueryWarehouse.open(place, Engines::id), () -> {});
    }

    private static Optional<URI> endpoint(Target target) {
        return text(target, Warehouses.ENDPOINT).map(address -> {
            URI uri = URI.create(address);
            if (uri.getHost() == null || uri.getUserInfo() != null) {
                throw new ProjectException.BadRequest(
                        "target '%s': endpoint is an address such as http://localhost:9050".formatted(target.name()));
            }
            return uri;
        });
    }

    private static String location(Target target) {
        return text(target, "location").orElse("EU");
    }

    private static Optional<String> text(Target target, String key) {
        return target.attribute(key).map(String::valueOf).filter(text -> !text.isBlank());
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Override
    public Opened bench(Project project) {
        return opened(project, Settings.inMemory(project.target().database()));
    }

    private Opened opened(Project project, Settings settings) {
        Clock clock = project.options().clock() instanceof Clock given ? given : clock(project);
        LocalWarehouse warehouse = new LocalWarehouse(
                DuckEngine.open(sql(), settings, clock),
                project.target().database(),
                location(project.target()),
                clock,
                Engines::id);
        return new Opened(warehouse, warehouse::close);
    }

    private static Clock clock(Project project) {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public java.time.Instant instant() {
                return project.options().clock().instant();
            }
        };
    }

    /** Loaded once: its native library takes a second. */
    private synchronized GoogleSql sql() {
        GoogleSql known = sql;
        if (known == null) {
            known = GoogleSql.load();
            sql = known;
        }
        return known;
    }

    private static Path file(Project project, String path) {
        Path file = project.options().directory().resolve(path);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(file, cause);
        }
        return file;
    }

    /** What EXTERNAL_QUERY reads here: {@code jdbc: {connection id: JDBC address}} of the target. */
    private static Map<String, DataSource> connections(Target target) {
        Map<String, DataSource> connections = new LinkedHashMap<>();
        if (target.attribute("jdbc").orElse(null) instanceof Map<?, ?> addresses) {
            addresses.forEach((id, address) -> {
                if (address != null && !String.valueOf(address).isBlank()) {
                    connections.put(String.valueOf(id), new JdbcSource(String.valueOf(address)));
                }
            });
        }
        return connections;
    }
}
