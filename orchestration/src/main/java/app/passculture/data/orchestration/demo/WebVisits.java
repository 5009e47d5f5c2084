package app.passculture.data.orchestration.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String script : List.of("matomo.sql", "matomo-visits.sql")) {
                for (String sql : Resources.statements(script)) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new DemoWorldException.DatabaseFailed("the visits of the demo world cannot be written", failure);
        }
    }
}
