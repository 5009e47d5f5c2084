package app.passculture.data.orchestration.demo;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends rows into PostgreSQL by COPY, each table through a connection of its own, so that many can be open. */
record CopyDestination(DataSource database) implements Destination {
    @Override
    public Row rows(String table) {
        try {
            var connection = database.getConnection();
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            return new Row(new Open(table, connection, copy.copyIn("COPY \"" + table + "\" FROM STDIN")));
        } catch (SQLException failure) {
            throw failed(table, failure);
        }
    }

    private static DemoWorldException failed(String table, SQLException cause) {
        return new DemoWorldException.DatabaseFailed("table " + table + " took no more rows", cause);
    }

    private record Open(String table, Connection connection, CopyIn copy) implements Row.Outlet {
        @Override
        public void write(byte[] bytes, int length) {
            try {
                copy.writeToCopy(bytes, 0, length);
            } catch (SQLException failure) {
                throw failed(table, failure);
            }
        }

        @Override
        public void finish() {
            try (connection) {
                copy.endCopy();
            } catch (SQLException failure) {
                throw failed(table, failure);
            }
        }
    }
}
