package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.execution.ProjectSession;
import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.duckdb.DuckEngine;
import app.passculture.data.analytics.warehouse.local.duckdb.Settings;
import app.passculture.data.analytics.warehouse.local.storage.DirectoryBuckets;
import app.passculture.data.orchestration.rehearsal.Rehearsal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A warehouse of its own in memory, buckets in a directory, and the real SQL project. */
record MatomoBench(Exchange exchange, SqlProject project) implements AutoCloseable {

    private static final GoogleSql SQL = GoogleSql.load();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-03-10T04:00:00Z"), ZoneOffset.UTC);
    private static final Project PROJECT = Project.read(ProjectOptions.of(Path.of("..", "analytics", "sql"), CLOCK)
            .withTarget("local")
            .withEnvironment(Map.of("APPLICATIVE_JDBC_URL", "jdbc:none", "RECOMMENDATION_JDBC_URL", "jdbc:none")));

    static MatomoBench in(Path directory) {
        DirectoryBuckets buckets = new DirectoryBuckets(directory, CLOCK);
        buckets.create("data");
        DuckEngine engine = DuckEngine.open(SQL, Settings.inMemory("local").with(buckets), CLOCK);
        LocalWarehouse warehouse = new LocalWarehouse(
                engine, "local", "EU", CLOCK, () -> UUID.randomUUID().toString());
        List.of("raw", "clean", "analytics")
                .forEach(layer -> warehouse.create(Dataset.of(new DatasetName("local", layer))));
        Exchange exchange =
                new Exchange(warehouse, new Exchange.Layers("raw", "clean", "applicative_database_"), buckets, "data");
        return new MatomoBench(
                exchange, new SqlProject(PROJECT, warehouse, ProjectSession.Sources.EMPTY_WHEN_ABSENT, 1));
    }

    Rehearsal provide(Rehearsal rehearsal) {
        return rehearsal.providing(Exchange.class, exchange).providing(SqlProject.class, project);
    }

    /** The values of the rows, in the order of the query. */
    List<List<?>> rows(String sql) {
        try (var rows = exchange.warehouse().query(Statement.of(sql))) {
            return rows.toList().stream().<List<?>>map(Row::values).toList();
        }
    }

    @Override
    public void close() {
        ((LocalWarehouse) exchange.warehouse()).close();
    }
}
