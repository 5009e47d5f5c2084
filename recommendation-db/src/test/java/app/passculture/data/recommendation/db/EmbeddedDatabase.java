package app.passculture.data.recommendation.db;

import app.passculture.data.recommendation.db.migration.Migration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh, migrated recommendation database on an embedded PostgreSQL; nothing to clean up, the server goes with the JVM. */
public final class EmbeddedDatabase {
    private static final String TEMPLATE = "migrated";

    private final EmbeddedServer server;
    private final String name;

    private EmbeddedDatabase(EmbeddedServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A database of its own on the server that the whole JVM shares. */
    public static EmbeddedDatabase create() {
        return createOn(Shared.SERVER);
    }

    /** A database on a server of its own, which may be stopped, killed and started again. */
    public static EmbeddedDatabase createOnOwnServer() {
        EmbeddedServer server = EmbeddedServer.start();
        prepareTemplate(server);
        return createOn(server);
    }

    /** Pooling is the caller's business: each connection is a new one. */
    public DataSource dataSource() {
        return source(server, name);
    }

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public String username() {
        return EmbeddedServer.USERNAME;
    }

    public String password() {
        return EmbeddedServer.PASSWORD;
    }

    /** Runs a statement or a script. */
    public void execute(String sql) {
        execute(dataSource(), sql);
    }

    /** The first column of a query, row by row. */
    public List<String> texts(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    public void stopServer() {
        requireOwnServer().stop();
    }

    /** Ends the server as a power cut would (kill -9 of its process). */
    public void killServer() {
        requireOwnServer().kill();
    }

    /** Starts the server again, on the same port with the same data. */
    public void startServer() {
        requireOwnServer().restart();
    }

    private EmbeddedServer requireOwnServer() {
        if (server.equals(Shared.SERVER)) {
            throw new IllegalStateException("Other tests use this server: take createOnOwnServer()");
        }
        return server;
    }

    /** Another database with all that is in this one, to which nobody may be connected meanwhile. */
    public EmbeddedDatabase copy() {
        return createOn(server, name);
    }

    private static EmbeddedDatabase createOn(EmbeddedServer server) {
        return createOn(server, TEMPLATE);
    }

    private static EmbeddedDatabase createOn(EmbeddedServer server, String template) {
        String name = "recommendation_" + UUID.randomUUID().toString().replace("-", "");
        // Two sessions may not copy one template at the same moment.
        synchronized (server) {
            execute(source(server, "postgres"), "CREATE DATABASE " + name + " TEMPLATE " + template);
        }
        return new EmbeddedDatabase(server, name);
    }

    private static void prepareTemplate(EmbeddedServer server) {
        execute(source(server, "postgres"), "CREATE DATABASE " + TEMPLATE);
        new Migration(source(server, TEMPLATE)).run();
    }

    private static DataSource source(EmbeddedServer server, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database));
        source.setUser(EmbeddedServer.USERNAME);
        source.setPassword(EmbeddedServer.PASSWORD);
        return source;
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("Embedded database: " + sql, failure);
        }
    }

    /** Started by the first test that asks, once a JVM. */
    private static final class Shared {
        static final EmbeddedServer SERVER = started();

        private static EmbeddedServer started() {
            EmbeddedServer server = EmbeddedServer.start();
            prepareTemplate(server);
            return server;
        }
    }
}
