package app.passculture.data.orchestration.scheduler;

import static app.passculture.data.orchestration.scheduler.TestNode.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TwoNodesTest {

    private static final Pipeline EVERY_TWO_SECONDS = d -> d.pipeline("every_two_seconds", p -> {
        p.every(Duration.ofSeconds(2)).maxActiveRuns(3);
        p.run("only", _ -> {});
    });

    private final JournalDatabase journal = JournalDatabase.create();

    @Test
    void eachSlotBecomesOneRunWithoutGaps() {
        try (TestNode one = TestNode.on(journal, EVERY_TWO_SECONDS).start();
                TestNode other = TestNode.on(journal, EVERY_TWO_SECONDS).start()) {
            Awaitility.await("three slots").atMost(Duration.ofSeconds(30)).until(() -> successes(one) >= 3);
            List<Instant> dates = other.sql()
                    .sql("SELECT logical_date FROM run ORDER BY logical_date")
                    .query((row, _) -> row.getTimestamp(1).toInstant())
                    .list();
            assertThat(dates).doesNotHaveDuplicates();
            assertThat(Duration.between(dates.getFirst(), dates.getLast()))
                    .isEqualTo(Duration.ofSeconds(2 * (dates.size() - 1L)));
        }
    }

    private static int successes(TestNode node) {
        return node.count("SELECT count(*)::int FROM run WHERE state = 'success' AND type = 'scheduled'");
    }

    /** Counts how many tasks run at once in this JVM, which has both nodes. */
    private static final class Meter {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        void measure() {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            now.decrementAndGet();
        }
    }

    private static Pipeline pooled(String id, Meter meter) {
        return d -> d.pipeline(id, p -> {
            p.maxActiveRuns(2);
            IntStream.range(0, 12)
                    .forEach(i -> p.run("task_" + i, _ -> meter.measure()).pool("narrow", 1 + i % 2));
        });
    }

    @Test
    void aPoolIsNeverExceededAndServesAllItsRuns() {
        TestNode.addPool(journal, "narrow", 3);
        Meter meter = new Meter();
        Pipeline[] pipelines = {pooled("a", meter), pooled("b", meter), pooled("c", meter)};
        try (TestNode one = TestNode.on(journal, pipelines).start();
                TestNode other = TestNode.on(journal, pipelines).start()) {
            List<Map.Entry<String, String>> runs = new ArrayList<>();
            List.of("a", "b", "c").forEach(pipeline -> {
                runs.add(Map.entry(pipeline, one.trigger(pipeline)));
                runs.add(Map.entry(pipeline, other.trigger(pipeline)));
            });
            runs.forEach(run -> one.awaitState(run.getKey(), run.getValue(), "success"));
            assertThat(meter.most.get()).isBetween(2, 3);
            assertThat(one.count("SELECT used FROM pool WHERE name = 'narrow'")).isZero();
            assertThat(one.count("SELECT count(*)::int FROM pool_waiter")).isZero();
        }
    }

    private static final Pipeline SLOW = d -> d.pipeline("slow", p -> p.run("sleep", _ -> Thread.sleep(60_000)));

    @Test
    void aRunIsCancelledThroughTheOtherNode() {
        try (TestNode one = TestNode.on(journal, SLOW).start();
                TestNode other = TestNode.on(journal, SLOW).start()) {
            String run = one.trigger("slow");
            Awaitility.await("the task runs")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> "running".equals(one.tasks("slow", run).get("sleep")));
            other.control().cancel("slow", run, SOMEBODY);
            one.awaitState("slow", run, "failed");
            Awaitility.await("its thread is interrupted where it runs")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> one.scheduler().underWay() + other.scheduler().underWay() == 0);
        }
    }

    @Test
    void aPausedPipelineStartsNothingUntilItIsUnpaused() {
        try (TestNode one = TestNode.on(journal, EVERY_TWO_SECONDS).start();
                TestNode other = TestNode.on(journal, EVERY_TWO_SECONDS).start()) {
            one.control().pause("every_two_seconds", SOMEBODY);
            String run = other.trigger("every_two_seconds");
            Awaitility.await("a second passes")
                    .pollDelay(Duration.ofMillis(1500))
                    .until(() -> other.state("every_two_seconds", run).equals("queued"));
            other.control().unpause("every_two_seconds", SOMEBODY);
            one.awaitState("every_two_seconds", run, "success");
        }
    }

    @Test
    void aNodeThatCannotRenewItsLeaseLetsGoAndTheOtherGoesOn() {
        AtomicInteger stolen = new AtomicInteger();
        TestNode.Way frozen = new TestNode.Way(
                () -> System.nanoTime() + Duration.ofSeconds(stolen.get()).toNanos(),
                java.util.function.UnaryOperator.identity());
        try (TestNode one = TestNode.on(journal.jdbcUrl(), frozen, SLOW).start();
                TestNode other = TestNode.on(journal, SLOW).start()) {
            long before = one.scheduler().node().orElseThrow();
            String run = one.trigger("slow");
            Awaitility.await("the task runs")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> "running".equals(one.tasks("slow", run).get("sleep")));
            // Once is not enough: the lease may be renewed just after.
            Awaitility.await("it begins anew under another number")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> {
                        boolean anew = one.scheduler().node().orElse(before) != before;
                        stolen.addAndGet(anew ? 0 : 5);
                        return anew;
                    });
            Awaitility.await("the attempt is lost")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> other.count("SELECT count(*)::int FROM attempt WHERE state IS NULL") == 1);
            other.control().cancel("slow", run, SOMEBODY);
        }
    }
}
