package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases of a local server, each with an account of its own that has the database's name. */
record Databases(int port, Secrets secrets) {

    static final String APPLICATION = "application";
    static final String RECOMMENDATION = "recommendation";

    static final String ORCHESTRATION = "orchestration";

    static Path portFile(DataDirectory data) {
        return data.root().resolve("database.port");
    }

    /** Those of a platform that runs already, or is about to at the port noted in its data. */
    static Databases running(DataDirectory data, Secrets secrets) {
        try {
            return new Databases(
                    Integer.parseInt(Files.readString(portFile(data)).strip()), secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret with the password; those of the two servers are in the directories that these read. */
    static String passwordOf(String database) {
        return switch (database) {
            case RECOMMENDATION -> "api/spring.datasource.password";
            case ORCHESTRATION -> "scheduler/spring.datasource.password";
            default -> database;
        };
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    DataSource connect(String database) {
        return source(database, database, secrets.secret(passwordOf(database)));
    }

    /** Creates account and database unless they exist. */
    void create(String database) {
        asAdministrator(statement -> {
            if (!exists(statement.getConnection(), "select from pg_roles where rolname = ?", database)) {
                statement.execute(
                        "create role %s login password '%s'".formatted(database, secrets.secret(passwordOf(database))));
            }
            if (!exists(statement.getConnection(), "select from pg_database where datname = ?", database)) {
                statement.execute("create database %1$s owner %1$s".formatted(database));
            }
        });
    }

    /** Empties a database by making it anew; whoever is connected to it is disconnected. */
    void recreate(String database) {
        asAdministrator(statement -> statement.execute("drop database if exists %s with (force)".formatted(database)));
        create(database);
    }

    private void asAdministrator(Work work) {
        String password = secrets.secret(PostgresServer.ADMINISTRATOR);
        DataSource source = source(PostgresServer.ADMINISTRATOR, PostgresServer.ADMINISTRATOR, password);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            work.with(statement);
        } catch (SQLException e) {
            throw new LocalException.PartFailed("The databases cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private DataSource source(String database, String username, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(username);
        source.setPassword(password);
        source.setApplicationName("start");
        return source;
    }

    /** What the administrator does with one statement. */
    private interface Work {
        void with(Statement statement) throws SQLException;
    }
}
