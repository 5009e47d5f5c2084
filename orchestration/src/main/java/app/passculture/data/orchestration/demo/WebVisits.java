package app.passculture.data.orchestration.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What Matomo would have seen of a demo world: a visit for each booking of its last two weeks, in the five tables of Matomo, which are in a
 * schema of their own of the application database. The same world has the same visits.
 */
public record WebVisits(DataSource application) {

    /** The schema with the five tables. */
    public static final String SCHEMA = "matomo";

    /** Adds the visits of what was booked since, or all there are at first; nothing the second time. */
    public void goOn() {
        run(statement -> {
            each(statement, "matomo.sql");
            each(statement, "matomo-visits.sql");
        });
    }

    private static void each(Statement statement, String script) throws SQLException {
        for (String sql : Resources.text(script).split(";\\R", -1)) {
            if (!sql.isBlank()) {
                statement.execute(sql);
            }
        }
    }

    private void run(Script script) {
        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            script.run(statement);
            connection.commit();
        } catch (SQLException failure) {
            throw new DemoWorldException.DatabaseFailed("the visits of the demo world cannot be written", failure);
        }
    }

    /** Statements of one transaction. */
    private interface Script {
        void run(Statement statement) throws SQLException;
    }
}
