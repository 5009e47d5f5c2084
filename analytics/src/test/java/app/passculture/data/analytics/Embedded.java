package app.passculture.data.analytics;

import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.duckdb.DuckEngine;
import app.passculture.data.analytics.warehouse.local.duckdb.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Embedded warehouses for tests, in memory; the analyzer is loaded once for all. */
public final class Embedded {

    private static final GoogleSql SQL = GoogleSql.load();

    private Embedded() {}

    /** An empty one whose clock stands still. */
    public static LocalWarehouse open(String project, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new LocalWarehouse(
                DuckEngine.open(SQL, Settings.inMemory(project), clock),
                project,
                "EU",
                clock,
                () -> UUID.randomUUID().toString());
    }
}
