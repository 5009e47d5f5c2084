package app.passculture.data.recommendation.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The recommendation database by the names of the first version; {@code spring.datasource.*} wins over it.
 *
 * @param connectionName of a Cloud SQL instance, whose socket lies in the directory
 * @param sockets where Cloud Run puts the sockets of Cloud SQL instances
 */
@ConfigurationProperties("database")
record DatabaseSettings(
        @DefaultValue("") String name,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String connectionName,
        @DefaultValue("/cloudsql") String sockets) {

    String jdbcUrl() {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("no database: set SPRING_DATASOURCE_URL, or SQL_BASE");
        }
        return connectionName.isEmpty() ? "jdbc:postgresql://localhost:5432/" + name : socketUrl();
    }

    private String socketUrl() {
        return "jdbc:postgresql://localhost/%s?socketFactory=%s&socketFactoryArg=%s/%s/.s.PGSQL.5432"
                .formatted(name, UnixSocketFactory.class.getName(), sockets, connectionName);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[name=%s, user=%s, password=…, connectionName=%s]"
                .formatted(name, user, connectionName);
    }
}
