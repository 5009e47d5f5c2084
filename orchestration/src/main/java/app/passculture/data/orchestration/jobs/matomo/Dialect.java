package app.passculture.data.orchestration.jobs.matomo;

import app.passculture.data.orchestration.vault.NamedConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** Opens a MySQL or MariaDB, or a PostgreSQL that holds the same tables for a demonstration. */
final class Dialect {

    static final int MYSQL = 3306;

    private Dialect() {}

    /** At a port of this machine if one is given, else where the connection says. */
    static Connection connect(NamedConnection database, Optional<Integer> tunnelled) throws SQLException {
        String host = tunnelled.isPresent() ? "127.0.0.1" : Access.host(database);
        int port = tunnelled.orElseGet(() -> Access.port(database, MYSQL));
        boolean postgres = database.type().equals("postgres");
        String url = "jdbc:%s://%s:%d/%s"
                .formatted(postgres ? "postgresql" : "mariadb", host, port, String.valueOf(database.schema()));
        Properties properties = postgres ? ofPostgres(database) : ofMySql();
        properties.setProperty("user", Access.login(database));
        properties.setProperty("password", String.valueOf(database.password()));
        Connection connection = DriverManager.getConnection(url, properties);
        // PostgreSQL reads a cursor only in a transaction.
        connection.setAutoCommit(!postgres);
        return connection;
    }

    /** The tunnel ciphers already, and its end here is not whom a certificate names. */
    private static Properties ofMySql() {
        Properties properties = new Properties();
        properties.setProperty("sslMode", "disable");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("connectTimeout", "20000");
        properties.setProperty("socketTimeout", "600000");
        properties.setProperty("tinyInt1isBit", "false");
        return properties;
    }

    /** There, unlike in MySQL, a database has schemas; its extra says which. */
    private static Properties ofPostgres(NamedConnection database) {
        Properties properties = new Properties();
        properties.setProperty(
                "currentSchema", Access.extra(database).path("schema").asString("public"));
        properties.setProperty("connectTimeout", "20");
        properties.setProperty("socketTimeout", "600");
        return properties;
    }
}
