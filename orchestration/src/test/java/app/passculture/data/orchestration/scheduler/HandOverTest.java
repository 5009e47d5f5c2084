package app.passculture.data.orchestration.scheduler;

import static app.passculture.data.orchestration.scheduler.TestNode.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.Pipeline;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nodes that cannot do everything leave the rest to those that can. */
class HandOverTest {

    private final JournalDatabase journal = JournalDatabase.create();

    private static final Pipeline FIRST = d -> d.pipeline("changing", p -> {
        var gone = p.run("gone", _ -> {});
        var kept = p.call("kept", Long.class, _ -> 1L).after(gone);
        p.run("end", _ -> {}).after(kept).pool("narrow");
    });

    /** Without a task, with the others in another order, and with a new one. */
    private static final Pipeline SECOND = d -> d.pipeline("changing", p -> {
        var kept = p.call("kept", Long.class, _ -> 2L);
        var added = p.run("added", _ -> {});
        p.run("end", _ -> {}).after(kept, added).pool("narrow");
    });

    private static final Pipeline OTHER =
            d -> d.pipeline("other", p -> p.run("only", _ -> {}).pool("narrow"));

    /** A run of the first version, of which one task is done, while only the second one is there. */
    private String left(TestNode second) {
        String run;
        try (TestNode first = TestNode.on(journal, FIRST)) {
            run = first.trigger("changing");
        }
        second.start();
        awaitGate(second, "gone", "code");
        return run;
    }

    private static void awaitGate(TestNode node, String task, String gate) {
        Awaitility.await(task + " waits at " + gate)
                .atMost(Duration.ofSeconds(10))
                .until(() -> node.sql()
                        .sql("SELECT coalesce(gate, '') FROM task_instance WHERE task = ?")
                        .param(task)
                        .query(String.class)
                        .single()
                        .equals(gate));
    }

    @Test
    void aRunWaitsForANodeThatHasItsCode() {
        TestNode.addPool(journal, "narrow", 1);
        try (TestNode second = TestNode.on(journal, SECOND)) {
            String run = left(second);
            assertThat(second.tasks("changing", run)).containsEntry("gone", "scheduled");
            try (TestNode first = TestNode.on(journal, FIRST).start()) {
                first.awaitState("changing", run, "success");
                assertThat(first.count("SELECT sum(tries)::int FROM task_instance"))
                        .isEqualTo(3);
                assertThat(first.count("SELECT count(*)::int FROM run WHERE waits_for_code"))
                        .isZero();
            }
        }
    }

    @Test
    void aRunGoesOnUnderTheLatestVersionIfSomebodySaysSo() {
        TestNode.addPool(journal, "narrow", 1);
        try (TestNode second = TestNode.on(journal, SECOND)) {
            String run = left(second);
            second.control()
                    .markTasks(
                            "changing",
                            run,
                            java.util.Set.of("gone", "kept"),
                            ClearRequest.Around.none(),
                            app.passculture.data.orchestration.run.TaskState.SUCCESS,
                            SOMEBODY);
            awaitGate(second, "end", "code");
            second.control().useLatestVersion("changing", run, SOMEBODY);
            second.awaitState("changing", run, "success");
            assertThat(second.tasks("changing", run))
                    .isEqualTo(Map.of("kept", "success", "added", "success", "end", "success"));
            assertThat(second.count(
                            "SELECT tries FROM task_instance t JOIN run ON run.id = t.run WHERE run_id = ? AND task = 'kept'",
                            run))
                    .isZero();
        }
    }

    @Test
    void aRunWithoutCodeKeepsNoOtherFromItsPool() {
        TestNode.addPool(journal, "narrow", 1);
        try (TestNode second = TestNode.on(journal, SECOND, OTHER)) {
            String run = left(second);
            second.control()
                    .markTasks(
                            "changing",
                            run,
                            java.util.Set.of("gone", "kept"),
                            ClearRequest.Around.none(),
                            app.passculture.data.orchestration.run.TaskState.SUCCESS,
                            SOMEBODY);
            awaitGate(second, "end", "code");
            second.awaitState("other", second.trigger("other"), "success");
            assertThat(second.state("changing", run)).isEqualTo("running");
        }
    }

    @Test
    void aSchedulerLetsRunsBeginAndAWorkerExecutesThem() {
        TestNode.addPool(journal, "narrow", 1);
        Pipeline daily = d -> d.pipeline("daily", p -> {
            p.schedule("0 0 * * *")
                    .startingOn(LocalDate.now(ZoneOffset.UTC).minusDays(1))
                    .catchingUp();
            p.run("only", _ -> {}).pool("narrow");
        });
        try (TestNode worker = TestNode.on(journal.jdbcUrl(), TestNode.Way.roles("worker"), FIRST, daily)
                .start()) {
            String run = worker.trigger("changing");
            Awaitility.await("the worker has looked more than once")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> worker.count(
                                    "SELECT count(*)::int FROM node, run WHERE lease_until > queued_at + interval '7 s'")
                            == 1);
            assertThat(worker.state("changing", run)).isEqualTo("queued");
            assertThat(worker.count("SELECT count(*)::int FROM run WHERE pipeline = 'daily'"))
                    .isZero();
            try (TestNode scheduler = TestNode.on(journal.jdbcUrl(), TestNode.Way.roles("scheduler"), FIRST, daily)
                    .start()) {
                scheduler.awaitState("changing", run, "success");
                Awaitility.await("the run of the slot has succeeded")
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> scheduler.count(
                                        "SELECT count(*)::int FROM run WHERE pipeline = 'daily' AND state = 'success'")
                                == 1);
                assertThat(scheduler.count("SELECT DISTINCT node::int FROM attempt"))
                        .isEqualTo((int) worker.scheduler().node().orElseThrow());
                assertThat(scheduler.count("SELECT sum(tries)::int FROM task_instance"))
                        .isEqualTo(4);
            }
        }
    }

    @Test
    void aNodeThatOnlyTakesOrdersHasThemCarriedOut() {
        TestNode.addPool(journal, "narrow", 1);
        CountDownLatch release = new CountDownLatch(1);
        Pipeline held = d -> d.pipeline("held", p -> p.run("hold", _ -> release.await()));
        try (TestNode orders = TestNode.forOrders(journal, FIRST, held).start();
                TestNode worker = TestNode.on(journal, FIRST, held).start()) {
            String run = orders.trigger("changing");
            orders.awaitState("changing", run, "success");
            orders.control().clear("changing", run, ClearRequest.of("kept"), SOMEBODY);
            orders.awaitState("changing", run, "success");
            assertThat(orders.count("SELECT tries FROM task_instance WHERE task = 'kept'"))
                    .isEqualTo(2);
            assertThat(orders.count("SELECT count(DISTINCT node)::int FROM attempt"))
                    .isEqualTo(1);
            assertThat(orders.count("SELECT DISTINCT node::int FROM attempt"))
                    .isEqualTo((int) worker.scheduler().node().orElseThrow());

            String other = orders.trigger("held");
            Awaitility.await("the task runs")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> "running".equals(orders.tasks("held", other).get("hold")));
            assertThatThrownBy(() -> orders.control().useLatestVersion("held", "nowhere", SOMEBODY))
                    .isInstanceOf(ControlException.NotFound.class);
            orders.control().cancel("held", other, SOMEBODY);
            worker.awaitState("held", other, "failed");
            Awaitility.await("it is interrupted where it runs")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> worker.scheduler().underWay() == 0);
        }
    }
}
