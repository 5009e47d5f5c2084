package app.passculture.data.recommendation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class UnixSocketTest {

    private final EmbeddedDatabase database = RunningApi.sharedDatabase();
    private final JdbcTemplate overTcp = new JdbcTemplate(database.dataSource());

    @Test
    void theDriverReachesTheServerByItsFile() throws SQLException {
        try (Connection connection = connect("30")) {
            assertThat(ask(connection, "select inet_server_addr() is null")).isEqualTo("t");
            assertThat(ask(connection, "select length(repeat('x', 3000000)) || repeat('y', 2000000)"))
                    .hasSize(2_000_007);
        }
    }

    @Test
    void aServerThatKeepsSilentIsGivenUp() throws SQLException {
        try (Connection connection = connect("1")) {
            assertThatThrownBy(() -> ask(connection, "select pg_sleep(20)"))
                    .isInstanceOf(Exception.class)
                    .hasRootCauseInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void notificationsAreHeardAndWaitedForInVain() throws SQLException {
        try (Connection connection = connect("30")) {
            connection.createStatement().execute("listen data_version");
            PGConnection driver = connection.unwrap(PGConnection.class);
            assertThat(driver.getNotifications(50)).isEmpty();
            overTcp.execute("notify data_version, '7'");
            assertThat(driver.getNotifications(10_000)).hasSize(1);
        }
    }

    @Test
    void theSettingsOfTheFirstVersionNameTheSocket() {
        assertThat(new DatabaseSettings("base", "me", "secret", "project:europe-west1:instance", "/cloudsql").jdbcUrl())
                .isEqualTo("jdbc:postgresql://localhost/base?socketFactory=%s&socketFactoryArg=%s"
                        .formatted(
                                UnixSocketFactory.class.getName(),
                                "/cloudsql/project:europe-west1:instance/.s.PGSQL.5432"));
    }

    private Connection connect(String socketTimeout) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.username());
        properties.setProperty("password", database.password());
        properties.setProperty("socketTimeout", socketTimeout);
        properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
        properties.setProperty("socketFactoryArg", socketFile().toString());
        return DriverManager.getConnection(database.jdbcUrl(), properties);
    }

    private Path socketFile() {
        String folder = String.valueOf(overTcp.queryForObject("show unix_socket_directories", String.class));
        String port = String.valueOf(overTcp.queryForObject("show port", String.class));
        return Path.of(folder.split(",", -1)[0].strip(), ".s.PGSQL." + port);
    }

    private static @Nullable String ask(Connection connection, String sql) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true)).queryForObject(sql, String.class);
    }
}
