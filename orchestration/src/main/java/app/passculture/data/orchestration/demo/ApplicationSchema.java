package app.passculture.data.orchestration.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The schema of the application database: its tables, and the keys and indexes that follow the rows. */
record ApplicationSchema(DataSource database) {
    /** Drops whatever is in schema public and creates the empty tables. */
    void create() {
        run(List.of("DROP SCHEMA public CASCADE", "CREATE SCHEMA public"), Progress.SILENT);
        run(Resources.statements("tables.sql"), Progress.SILENT);
    }

    /** Adds keys and indexes, then statistics; fails when a row refers to nothing. */
    void constrain(Progress progress) {
        run(Resources.statements("constraints.sql"), progress);
    }

    private void run(List<String> statements, Progress progress) {
        try (var connection = database.getConnection()) {
            for (int i = 0; i < statements.size(); i++) {
                run(connection, statements.get(i));
                progress.advanced("keys and indexes", i + 1, statements.size());
            }
        } catch (SQLException failure) {
            throw new DemoWorldException.DatabaseFailed("the application database refused its schema", failure);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new SQLException(sql.strip(), failure.getSQLState(), failure);
        }
    }
}
