package app.passculture.data.recommendation.db.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.locationtech.jts.io.WKBWriter;

/** The zones' table while it is being replaced, inside the transaction that replaces it. */
final class ZoneTable implements AutoCloseable {
    private static final int BATCH = 500;
    private static final String INSERT =
            "INSERT INTO public.iris_france (id, \"irisCode\", centroid, shape) VALUES (?, ?, ?, ?)";

    private final PreparedStatement insert;
    private final Set<Long> ids = new HashSet<>();
    private final WKBWriter wkb = new WKBWriter(2, true);

    private ZoneTable(PreparedStatement insert) {
        this.insert = insert;
    }

    /** Deletes rather than truncates, so that readers go on with the old zones until the commit. */
    static ZoneTable emptied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE public.iris_france IN SHARE ROW EXCLUSIVE MODE");
            statement.execute("DELETE FROM public.iris_france");
        }
        return new ZoneTable(connection.prepareStatement(INSERT));
    }

    void add(Zone zone) throws SQLException {
        if (!ids.add(zone.id())) {
            throw new IllegalArgumentException("its id " + zone.id() + " occurs twice");
        }
        insert.setLong(1, zone.id());
        insert.setString(2, zone.code());
        insert.setBytes(3, wkb.write(zone.shape().getCentroid()));
        insert.setBytes(4, wkb.write(zone.shape()));
        insert.addBatch();
        if (ids.size() % BATCH == 0) {
            insert.executeBatch();
        }
    }

    /** How many zones the table now holds. */
    int finish() throws SQLException {
        insert.executeBatch();
        return ids.size();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
