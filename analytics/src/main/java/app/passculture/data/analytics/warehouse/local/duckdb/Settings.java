package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Buckets;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded warehouse is opened. {@code project}: completes names without one; {@code file} null: tables live in memory;
 * {@code buckets} null: no loading from and extracting to objects; {@code connections}: what EXTERNAL_QUERY may read, by id.
 */
public record Settings(
        String project, @Nullable Path file, @Nullable Buckets buckets, Map<String, DataSource> connections) {
    public Settings {
        connections = Map.copyOf(connections);
    }

    /** Tables in memory, no buckets, no connections. */
    public static Settings inMemory(String project) {
        return new Settings(project, null, null, Map.of());
    }

    public Settings in(Path file) {
        return new Settings(project, file, buckets, connections);
    }

    public Settings with(Buckets buckets) {
        return new Settings(project, file, buckets, connections);
    }

    public Settings with(Map<String, DataSource> connections) {
        return new Settings(project, file, buckets, connections);
    }
}
