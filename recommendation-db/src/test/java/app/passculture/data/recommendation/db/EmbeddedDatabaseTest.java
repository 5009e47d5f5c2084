package app.passculture.data.recommendation.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {
    @Test
    void aServerOfItsOwnKeepsItsDataOverStopsAndKills() throws SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.createOnOwnServer();
        String url = database.jdbcUrl();
        execute(database, "INSERT INTO iris_france (id) VALUES (1)");

        database.stopServer();
        assertThatThrownBy(() -> execute(database, "SELECT 1")).isInstanceOf(SQLException.class);
        database.startServer();
        execute(database, "INSERT INTO iris_france (id) VALUES (2)");
        database.killServer();
        assertThatThrownBy(() -> execute(database, "SELECT 1")).isInstanceOf(SQLException.class);
        database.startServer();

        assertThat(database.jdbcUrl()).isEqualTo(url);
        assertThat(execute(database, "DELETE FROM iris_france")).isEqualTo(2);
    }

    @Test
    void theSharedServerIsNotForStopping() {
        EmbeddedDatabase database = EmbeddedDatabase.create();

        assertThatThrownBy(database::stopServer).isInstanceOf(IllegalStateException.class);
    }

    private static int execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        }
    }
}
