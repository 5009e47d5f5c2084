package app.passculture.data.orchestration.demo;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/** The tables of the recommendation database, read straight from the application database as its loader wants them. */
public record ReplicatedTables(DataSource application) {
    /** The seven tables that are reloaded every night, in the order of their load. */
    public static final List<String> NAMES =
            List.of("booking", "iris_venues", "mediation", "offer", "offerer", "venue", "stock");

    private static final String ZONES = "iris_france";

    /** One of the seven tables as CSV: no header, NULL empty, empty text quoted, ids as text, times in UTC. */
    public InputStream csv(String table) {
        if (!NAMES.contains(table)) {
            throw new DemoWorldException.BadRequest("table " + table + " is not replicated");
        }
        return copy(table);
    }

    /** The IRIS zones as CSV without header: id, IRIS code and the shape as well-known text. */
    public InputStream zones() {
        return copy(ZONES);
    }

    private InputStream copy(String table) {
        var query = Resources.text("replicated/" + table + ".sql").strip();
        try {
            var connection = application.getConnection();
            var stream = new PGCopyInputStream(
                    connection.unwrap(PGConnection.class), "COPY (" + query + ") TO STDOUT (FORMAT csv)");
            return new Closing(stream, connection);
        } catch (SQLException failure) {
            throw new DemoWorldException.DatabaseFailed("table " + table + " cannot be read", failure);
        }
    }

    /** Gives the connection back together with the stream. */
    private static final class Closing extends FilterInputStream {
        private final Connection connection;

        Closing(InputStream stream, Connection connection) {
            super(stream);
            this.connection = connection;
        }

        @Override
        public void close() throws IOException {
            try (connection) {
                super.close();
            } catch (SQLException failure) {
                throw new IOException(failure);
            }
        }
    }
}
