package app.passculture.data.orchestration.vault;

import app.passculture.data.orchestration.vault.ConnectionTrial.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Logs in to a PostgreSQL, a MySQL or a MariaDB, from this server, through no gateway. */
final class DatabaseTrial implements ConnectionTrial.Trial {

    @Override
    public Outcome of(NamedConnection connection) throws SQLException {
        Tried tried = new Tried(connection);
        boolean postgres = connection.type().equals("postgres");
        String url = "jdbc:%s://%s:%d/%s"
                .formatted(
                        postgres ? "postgresql" : "mariadb",
                        tried.host(),
                        tried.port(postgres ? 5432 : 3306),
                        tried.schema());
        Properties properties = patience(postgres);
        if (!postgres && Tried.isHere(tried.host())) {
            // Elsewhere the driver wants TLS and a certificate that names the host.
            properties.setProperty("sslMode", "disable");
            properties.setProperty("allowPublicKeyRetrieval", "true");
        }
        properties.setProperty("user", tried.login());
        properties.setProperty("password", tried.password());
        try (Connection open = DriverManager.getConnection(url, properties)) {
            String product = open.getMetaData().getDatabaseProductName();
            return new Outcome(true, "Logged in to %s at %s as %s".formatted(product, tried.host(), tried.login()));
        }
    }

    /** One driver counts in seconds, the other in milliseconds. */
    private static Properties patience(boolean postgres) {
        long patience = postgres ? ConnectionTrial.PATIENCE.toSeconds() : ConnectionTrial.PATIENCE.toMillis();
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", String.valueOf(patience));
        properties.setProperty("socketTimeout", String.valueOf(patience));
        if (postgres) {
            properties.setProperty("loginTimeout", String.valueOf(patience));
        }
        return properties;
    }
}
