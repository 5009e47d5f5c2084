package app.passculture.data.recommendation.db.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One connection of a load; its failures name what was being done. */
final class Session implements AutoCloseable {
    private static final long LOAD_LOCK = 0x7061_7373_6c6f_6164L;

    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    static Session open(DataSource database) {
        try {
            Session session = new Session(database.getConnection());
            session.execute("SET statement_timeout = 0; SET maintenance_work_mem = '256MB'; SET work_mem = '64MB'");
            return session;
        } catch (SQLException failure) {
            throw new LoadException.DatabaseFailed("connecting", failure);
        }
    }

    /** Takes the lock that one load holds until its connection ends. */
    boolean tryLock() {
        return number("SELECT pg_try_advisory_lock(" + LOAD_LOCK + ")::int") == 1;
    }

    Connection connection() {
        return connection;
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    /** Runs statements as one transaction; any failure leaves none of them. */
    void inTransaction(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException failure) {
            rollBackAfter(failure);
            throw failure;
        }
        connection.setAutoCommit(true);
    }

    long number(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    List<String> texts(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return firstColumn(statement);
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    boolean isAlive() {
        try {
            return connection.isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try (connection) {
            // A pool would hand the lock and the settings to the next borrower; a dead connection has lost both.
            if (isAlive()) {
                execute("SELECT pg_advisory_unlock_all(); RESET ALL");
            }
        } catch (SQLException failure) {
            throw new LoadException.DatabaseFailed("closing its connection", failure);
        }
    }

    private static List<String> firstColumn(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private void rollBackAfter(SQLException failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private static LoadException failed(String sql, SQLException failure) {
        return new LoadException.DatabaseFailed(
                "running " + sql.lines().findFirst().orElse(""), failure);
    }
}
