package app.passculture.data.orchestration.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes steps of many runs in one statement. */
public final class Steps {

    private static final String WRITE = resource("write-steps.sql");

    private final JdbcTemplate jdbc;

    public Steps(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** The runs whose steps are written, by number; the others were changed by somebody else. All are refused to a node without its lease. */
    public record Written(boolean alive, Set<Long> runs) {
        public Written {
            runs = Set.copyOf(runs);
        }
    }

    /** Writes the steps, in the caller's transaction if there is one; a run may be there once. */
    public Written write(long node, List<RunStep> steps) {
        StepRows rows = new StepRows(steps);
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<Written>) connection -> write(connection, node, rows)));
    }

    private static Written write(Connection connection, long node, StepRows rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setLong(1, node);
            rows.bind(statement, 2);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                Array moved = answer.getArray(2);
                return new Written(answer.getBoolean(1), Set.of((Long[]) moved.getArray()));
            }
        }
    }

    static String resource(String name) {
        try (InputStream stream = Steps.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
