package app.passculture.data.orchestration.scheduler;

import static app.passculture.data.orchestration.scheduler.TestNode.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.parameter.Default;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {

    private static final Pipeline CHAIN = d -> d.pipeline("chain", p -> {
        var first = p.call("first", Long.class, _ -> 20L);
        var second = p.reading(first.output()).call("second", Long.class, (n, _) -> n + 1);
        p.reading(second.output()).call("third", Long.class, (n, _) -> 2 * n);
    });

    /** Parameters to be wrong about. */
    record Day(@Default("3") int number) {}

    private static final Pipeline PICKY = d -> d.pipeline(
            "picky",
            Day.class,
            p -> p.run("only", context -> {
                if (context.parameters().number() == 13) {
                    throw new IllegalStateException("bad luck");
                }
            }));

    private final JournalDatabase journal = JournalDatabase.create();
    private final TestNode node = TestNode.on(journal, CHAIN, PICKY).start();

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aTriggeredRunGoesThroughItsTasksAndKeepsWhatTheyProduced() {
        String run = node.trigger("chain");
        node.awaitState("chain", run, "success");
        assertThat(node.tasks("chain", run))
                .isEqualTo(Map.of("first", "success", "second", "success", "third", "success"));
        assertThat(node.count("SELECT value::int FROM output WHERE task = 'third'"))
                .isEqualTo(42);
        assertThat(node.count("SELECT count(*)::int FROM attempt WHERE state = 'success'"))
                .isEqualTo(3);
        assertThat(node.count("SELECT count(*)::int FROM attempt WHERE started_at IS NULL OR queued_at IS NULL"))
                .isZero();
        assertThat(node.count("SELECT succeeded FROM pipeline_day WHERE pipeline = 'chain'"))
                .isEqualTo(1);
        assertThat(node.count("SELECT sum(succeeded)::int FROM task_day WHERE pipeline = 'chain'"))
                .isEqualTo(3);
        assertThat(node.sql()
                        .sql("SELECT event FROM event_log WHERE run_id = ?")
                        .param(run)
                        .query(String.class)
                        .list())
                .containsExactly("trigger");
    }

    @Test
    void wrongParametersAreRefusedOneByOneAndNothingIsWritten() {
        assertThatThrownBy(() -> node.control()
                        .trigger("picky", Trigger.with(Map.of("number", "three", "nonsense", 1)), SOMEBODY))
                .isInstanceOfSatisfying(
                        ControlException.Invalid.class,
                        wrong -> assertThat(wrong.problems()).hasSize(2));
        assertThat(node.count("SELECT count(*)::int FROM run")).isZero();
        assertThat(node.count("SELECT count(*)::int FROM event_log")).isZero();
    }

    @Test
    void aNameOrALogicalDateIsTakenOnce() {
        Instant date = Instant.parse("2026-01-01T00:00:00Z");
        Trigger trigger = new Trigger(Map.of(), "mine", date, null, null, null);
        node.control().trigger("picky", trigger, SOMEBODY);
        assertThatThrownBy(() -> node.control().trigger("picky", trigger, SOMEBODY))
                .isInstanceOf(ControlException.Conflict.class)
                .hasMessageContaining("mine");
        assertThatThrownBy(() -> node.control()
                        .trigger("picky", new Trigger(Map.of(), "other", date, null, null, null), SOMEBODY))
                .isInstanceOf(ControlException.Conflict.class)
                .hasMessageContaining("2026-01-01");
    }

    @Test
    void aFailedRunIsClearedMarkedAndRunAgainWithOtherParameters() {
        String run = node.control().trigger("picky", Trigger.with(Map.of("number", 13)), SOMEBODY);
        node.awaitState("picky", run, "failed");
        assertThat(node.control().planClear("picky", run, ClearRequest.of()))
                .singleElement()
                .satisfies(affected -> assertThat(affected.tasks()).containsExactly("only"));
        node.control().clear("picky", run, ClearRequest.of(), SOMEBODY);
        node.awaitState("picky", run, "failed");
        assertThat(node.count("SELECT count(*)::int FROM attempt WHERE state = 'failed'"))
                .isEqualTo(2);
        node.control().markRunSucceeded("picky", run, SOMEBODY);
        node.awaitState("picky", run, "success");
        String again = node.control().rerun("picky", run, Map.of("number", 14), SOMEBODY);
        node.awaitState("picky", again, "success", Duration.ofSeconds(10));
        assertThat(node.sql()
                        .sql("SELECT event FROM event_log ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("trigger", "clear", "mark_success", "trigger");
    }
}
