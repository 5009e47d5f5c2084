package app.passculture.data.orchestration.journal;

import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A connection that is taken from a pool once and kept, for what must not wait until the pool has one; a failure gives it back for another. */
final class KeptConnection {

    private final DataSource pool;
    private @Nullable SingleConnectionDataSource kept;

    KeptConnection(DataSource pool) {
        this.pool = pool;
    }

    synchronized <T> T with(Function<JdbcClient, T> work) {
        try {
            return work.apply(JdbcClient.create(open()));
        } catch (DataAccessException failure) {
            giveBack();
            throw failure;
        }
    }

    private SingleConnectionDataSource open() {
        SingleConnectionDataSource now = kept;
        if (now == null) {
            try {
                now = new SingleConnectionDataSource(pool.getConnection(), true);
            } catch (SQLException failure) {
                throw new CannotGetJdbcConnectionException("Failed to obtain a connection to keep", failure);
            }
            kept = now;
        }
        return now;
    }

    synchronized void giveBack() {
        SingleConnectionDataSource now = kept;
        kept = null;
        if (now != null) {
            now.destroy();
        }
    }
}
