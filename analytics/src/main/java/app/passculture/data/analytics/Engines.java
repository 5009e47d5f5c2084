package app.passculture.data.analytics;

import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.Target;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.duckdb.DuckEngine;
import app.passculture.data.analytics.warehouse.local.duckdb.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The warehouses there are: for {@code engine: local} an embedded one in a file of the target directory (or the target's {@code path};
 * {@code :memory:} for none).
 */
final class Engines implements Warehouses {

    private static final String FILE = "target/local.duckdb";
    private static final String MEMORY = ":memory:";

    private @Nullable GoogleSql sql;

    @Override
    public Opened open(Project project) {
        if (!Warehouses.isLocal(project)) {
            throw new ProjectException.BadRequest("target '" + project.target().name() + "' has engine '"
                    + project.target().attribute("engine").orElse("") + "'; this build has local only");
        }
        Target target = project.target();
        Settings settings = Settings.inMemory(target.database()).with(connections(target));
        String path = target.attribute("path").map(String::valueOf).orElse(FILE);
        return opened(project, path.equals(MEMORY) ? settings : settings.in(file(project, path)));
    }

    @Override
    public Opened bench(Project project) {
        return opened(project, Settings.inMemory(project.target().database()));
    }

    private Opened opened(Project project, Settings settings) {
        Clock clock = project.options().clock() instanceof Clock given ? given : clock(project);
        String location =
                project.target().attribute("location").map(String::valueOf).orElse("EU");
        LocalWarehouse warehouse = new LocalWarehouse(
                DuckEngine.open(sql(), settings, clock),
                project.target().database(),
                location,
                clock,
                () -> UUID.randomUUID().toString());
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
