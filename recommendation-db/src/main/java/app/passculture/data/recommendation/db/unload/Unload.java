package app.passculture.data.recommendation.db.unload;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Writes the tables of the API as CSV with a header, in UTC; reading again gives the same rows until they are confirmed. */
public final class Unload {
    private static final String PAST = "past_recommended_offers";

    private final DataSource database;

    public Unload(DataSource database) {
        this.database = database;
    }

    /** Writes what was shown before an instant; rows saved meanwhile wait for the next time. */
    public UnloadedRows pastRecommendedOffers(Instant before, OutputStream out) {
        try (Connection connection = snapshot()) {
            String selection = "SELECT id, userid, offerid, date, item_id, call_id, position FROM public." + PAST
                    + " WHERE date < timestamptz '" + before + "' ORDER BY id";
            long rows = copy(connection, selection, out);
            return new UnloadedRows(before, rows, ids(connection, before));
        } catch (IOException failure) {
            throw new UnloadException.ReceiverFailed(PAST, failure);
        } catch (SQLException failure) {
            throw new UnloadException.DatabaseFailed(PAST, failure);
        }
    }

    /** Deletes what an unload wrote, once it is safe elsewhere; answers how many rows went. May be repeated. */
    public long confirm(UnloadedRows unloaded) {
        String sql = "DELETE FROM public." + PAST + " WHERE date < ? AND id <@ ?::int8multirange";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, unloaded.before().atOffset(ZoneOffset.UTC));
            statement.setString(2, unloaded.ids());
            return statement.executeLargeUpdate();
        } catch (SQLException failure) {
            throw new UnloadException.DatabaseFailed(PAST, failure);
        }
    }

    /** Writes all assigned groups; answers how many. */
    public long abTesting(OutputStream out) {
        String table = "ab_testing";
        try (Connection connection = snapshot()) {
            return copy(
                    connection,
                    "SELECT experiment, userid, groupid, assigned_at FROM public." + table + " ORDER BY 1, 2",
                    out);
        } catch (IOException failure) {
            throw new UnloadException.ReceiverFailed(table, failure);
        } catch (SQLException failure) {
            throw new UnloadException.DatabaseFailed(table, failure);
        }
    }

    /** All statements of one unload see the same rows. */
    private Connection snapshot() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        return connection;
    }

    private static long copy(Connection connection, String selection, OutputStream out)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL timezone = 'UTC'");
        }
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + selection + ") TO STDOUT WITH (FORMAT csv, HEADER, ENCODING 'UTF8')", out);
    }

    private static String ids(Connection connection, Instant before) throws SQLException {
        String sql = "SELECT coalesce(range_agg(int8range(id, id, '[]')), '{}')::text FROM public." + PAST
                + " WHERE date < ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
