package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.warehouse.StatementContract;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DuckEngineStatementTest extends StatementContract {
    private static LocalWarehouse warehouse;

    @BeforeAll
    static void open() {
        DuckEngine engine = DuckEngine.open(GoogleSql.load(), Settings.inMemory("contract-project"), Clock.systemUTC());
        warehouse = new LocalWarehouse(
                engine,
                "contract-project",
                "EU",
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString());
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @Override
    protected Warehouse warehouse() {
        return warehouse;
    }
}
