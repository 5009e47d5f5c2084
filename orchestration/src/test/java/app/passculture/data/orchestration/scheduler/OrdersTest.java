package app.passculture.data.orchestration.scheduler;

import static app.passculture.data.orchestration.scheduler.TestNode.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.scheduler.OutputControl.OutputKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people order beside triggers: outputs, notes, deletions, each with its line in the audit log. */
class OrdersTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final Pipeline pipeline = d -> d.pipeline("held", p -> {
        var before = p.call("before", Long.class, _ -> 1L);
        p.run("hold", _ -> release.await()).after(before);
    });
    private final JournalDatabase journal = JournalDatabase.create();
    private final TestNode node = TestNode.on(journal, pipeline).start();
    private final OutputControl outputs = new OutputControl(node.database());

    @AfterEach
    void close() {
        node.close();
    }

    private String holding() {
        String run = node.trigger("held");
        Awaitility.await("it holds")
                .atMost(Duration.ofSeconds(10))
                .until(() -> "running".equals(node.tasks("held", run).get("hold")));
        return run;
    }

    private List<String> audit() {
        return node.sql()
                .sql("SELECT event FROM event_log ORDER BY id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void outputsAreWrittenReplacedAndDeletedByHand() {
        String run = holding();
        OutputKey mine = new OutputKey("held", run, "before", "mine");
        assertThatThrownBy(() -> outputs.update(mine, "1", SOMEBODY)).isInstanceOf(ControlException.NotFound.class);
        outputs.create(mine, "{\"a\": 1}", SOMEBODY);
        assertThatThrownBy(() -> outputs.create(mine, "2", SOMEBODY)).isInstanceOf(ControlException.Conflict.class);
        assertThatThrownBy(() -> outputs.update(mine, "{", SOMEBODY))
                .isInstanceOf(ControlException.Invalid.class)
                .hasMessageContaining("not JSON");
        assertThatThrownBy(() -> outputs.update(mine, '"' + "x".repeat(65_536) + '"', SOMEBODY))
                .isInstanceOf(ControlException.Invalid.class)
                .hasMessageContaining("65538 bytes");
        outputs.update(mine, "3", SOMEBODY);
        assertThat(node.count("SELECT value::int FROM output WHERE key = 'mine'"))
                .isEqualTo(3);
        outputs.delete(mine, SOMEBODY);
        assertThatThrownBy(() -> outputs.delete(mine, SOMEBODY)).isInstanceOf(ControlException.NotFound.class);
        assertThatThrownBy(() -> outputs.create(new OutputKey("held", run, "nobody", "x"), "1", SOMEBODY))
                .isInstanceOf(ControlException.NotFound.class)
                .hasMessageContaining("nobody");
        assertThat(audit()).containsExactly("trigger", "write_output", "write_output", "delete_output");
    }

    @Test
    void notesAreKeptReplacedAndRemoved() {
        String run = holding();
        node.control().note("held", run, "first", SOMEBODY);
        node.control().note("held", run, "second", SOMEBODY);
        node.control().note("held", run, "hold", "of a task", SOMEBODY);
        assertThat(node.sql().sql("SELECT note FROM run").query(String.class).single())
                .isEqualTo("second");
        assertThat(node.sql()
                        .sql("SELECT note FROM task_instance WHERE task = 'hold'")
                        .query(String.class)
                        .single())
                .isEqualTo("of a task");
        node.control().note("held", run, null, SOMEBODY);
        assertThat(node.count("SELECT count(*)::int FROM run WHERE note IS NOT NULL"))
                .isZero();
        assertThat(node.sql()
                        .sql("SELECT before #>> '{}' FROM event_log WHERE event = 'note' AND after = '\"second\"'")
                        .query(String.class)
                        .single())
                .isEqualTo("first");
        release.countDown();
        node.awaitState("held", run, "success");
    }

    @Test
    void onlyWhatHasEndedIsDeleted() {
        String run = holding();
        assertThatThrownBy(() -> node.control().deleteRun("held", run, SOMEBODY))
                .isInstanceOf(ControlException.Conflict.class)
                .hasMessageContaining(run);
        assertThatThrownBy(() -> node.control().deletePipeline("held", SOMEBODY))
                .isInstanceOf(ControlException.Conflict.class)
                .hasMessageContaining("1 runs");
        release.countDown();
        node.awaitState("held", run, "success");
        String other = node.trigger("held");
        node.awaitState("held", other, "success");
        node.control().deleteRun("held", run, SOMEBODY);
        assertThat(node.count("SELECT count(*)::int FROM run")).isEqualTo(1);
        assertThat(node.count("SELECT count(DISTINCT run)::int FROM attempt")).isEqualTo(1);
        node.control().deletePipeline("held", SOMEBODY);
        assertThat(node.count(
                        "SELECT (SELECT count(*) FROM pipeline)::int + (SELECT count(*) FROM task_instance)::int"))
                .isZero();
        assertThat(audit()).containsExactly("trigger", "trigger", "delete_run", "delete_pipeline");
    }
}
