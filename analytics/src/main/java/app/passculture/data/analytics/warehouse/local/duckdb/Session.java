package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.googlesql.Place;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.Cancellation;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/** The connection of one piece of work; used by one thread. */
final class Session implements AutoCloseable {
    private static final Place NOWHERE = new Place(0, 0, 0);

    private final DuckDBConnection connection;
    private final Cancellation cancellation;
    private Place place = NOWHERE;
    private boolean open;

    Session(DuckDBConnection connection, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
    }

    DuckDBConnection connection() {
        return connection;
    }

    /** Where the statement of the caller stands, for its failures. */
    void at(Place place) {
        this.place = place;
    }

    /** Runs a statement; gives the number of rows that it changed. */
    long execute(String sql) {
        cancellation.check();
        try (Statement statement = connection.createStatement()) {
            cancellation.onRequest(() -> cancel(statement));
            return statement.execute(sql) ? 0 : Math.max(0, statement.getLargeUpdateCount());
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            cancellation.onRequest(() -> {});
        }
    }

    /** The first value of a query as text, "" when there is no row. */
    String text(String sql) {
        cancellation.check();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    WarehouseException failure(SQLException e) {
        cancellation.check();
        return Failures.of(e, place);
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw new WarehouseException.Unavailable("A statement cannot be cancelled", e);
        }
    }

    /** All that is done in it is seen at once when it ends, or not at all. */
    void begin() {
        execute("BEGIN TRANSACTION");
        open = true;
    }

    boolean inTransaction() {
        return open;
    }

    void commit() {
        open = false;
        execute("COMMIT");
    }

    void rollback() {
        open = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            throw Failures.of(e, place);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Failures.of(e, place);
        }
    }
}
