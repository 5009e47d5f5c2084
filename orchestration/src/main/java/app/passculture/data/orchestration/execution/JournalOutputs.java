package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outputs as the journal has them. */
public final class JournalOutputs implements Outputs {

    private static final String FIND = """
            SELECT type, bytes, value::text AS json, place, preview
            FROM output WHERE run = :run AND ix = :task AND key = 'return_value'
            """;

    private final JdbcClient database;

    public JournalOutputs(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    @Override
    public Optional<TaskOutput> find(Order reader, String producer) {
        return database.sql(FIND)
                .param("run", reader.run())
                .param("task", number(reader, producer))
                .query(JournalOutputs::output)
                .optional();
    }

    private static int number(Order reader, String producer) {
        List<TaskSpec> tasks = reader.pipeline().spec().tasks();
        for (int task = 0; task < tasks.size(); task++) {
            if (tasks.get(task).id().equals(producer)) {
                return task;
            }
        }
        throw new IllegalArgumentException(
                "pipeline " + reader.pipeline().spec().id() + " has no task " + producer);
    }

    private static TaskOutput output(ResultSet row, int ignored) throws SQLException {
        String json = row.getString("json");
        String type = row.getString("type");
        long bytes = row.getLong("bytes");
        return json == null
                ? new TaskOutput.Stored(
                        type,
                        bytes,
                        Objects.requireNonNull(row.getString("place")),
                        Objects.requireNonNullElse(row.getString("preview"), ""))
                : new TaskOutput.Inline(type, bytes, json);
    }
}
