package app.passculture.data.orchestration.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.HistoryRows;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class JournalOutputsTest {

    private static final LoadedPipeline CHORES = Node.load(new Chores());

    @TempDir
    private Path directory;

    @Test
    void outputsAreFoundByTheNumberOfTheirTask() {
        DataSource source = JournalDatabase.create().dataSource();
        JdbcClient database = JdbcClient.create(source);
        HistoryRows rows = new HistoryRows(database);
        rows.pipeline("chores");
        long run = rows.run("chores", "run", "running", Instant.parse("2026-11-25T00:00:00Z"));
        database.sql("""
                UPDATE output SET value = NULL, place = 'chores/run/repeat.json', preview = '"off', bytes = 70000 WHERE ix = 1
                """).update();
        try (Node node = Node.in(directory)) {
            Order some = node.order(CHORES, "repeat");
            Order order = new Order(run, some.facts(), "{}", CHORES, some.attempted());
            JournalOutputs outputs = new JournalOutputs(source);
            assertThat(outputs.find(order, "words")).contains(new TaskOutput.Inline("text", 1, "1"));
            assertThat(outputs.find(order, "repeat"))
                    .contains(new TaskOutput.Stored("text", 70000, "chores/run/repeat.json", "\"off"));
            assertThat(outputs.find(order, "ignore")).isEmpty();
        }
    }
}
