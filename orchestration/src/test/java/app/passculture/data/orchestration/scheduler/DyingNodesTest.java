package app.passculture.data.orchestration.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.scheduler.FailingDatabase.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Nodes that die at each write of a run, on either side of it, all on one database with one node that goes on. */
class DyingNodesTest {

    private static final int WRITES = 6;

    /** A chain with a fan-out in it, so that a write can hold several results and claims. */
    private static Pipeline pipeline(String id) {
        return d -> d.pipeline(id, p -> {
            var first = p.call("first", Long.class, _ -> 1L);
            var left = p.reading(first.output()).call("left", Long.class, (n, _) -> n + 1);
            var right = p.reading(first.output()).call("right", Long.class, (n, _) -> n + 2);
            var sum = p.reading(left.output()).and(right.output()).call("sum", Long.class, (a, b, _) -> a + b);
            p.reading(sum.output()).call("last", Long.class, (n, _) -> 10 * n);
        });
    }

    private static final List<Pipeline> PIPELINES = IntStream.range(0, 2 * WRITES)
            .mapToObj(i -> pipeline("victim_" + i))
            .toList();

    @Test
    void whateverANodeDoesWhenItDiesNothingIsLostAndNothingAcceptedTwice() {
        JournalDatabase journal = JournalDatabase.create();
        Pipeline[] all = PIPELINES.toArray(Pipeline[]::new);
        List<TestNode> victims = new ArrayList<>();
        Map<String, String> runs = new LinkedHashMap<>();
        try (TestNode survivor = TestNode.on(journal, all)) {
            IntStream.range(0, 2 * WRITES).forEach(i -> {
                Moment moment = i % 2 == 0 ? Moment.BEFORE : Moment.AFTER;
                TestNode victim = TestNode.dying(journal, 1 + i / 2, moment, all);
                victims.add(victim.start());
                runs.put("victim_" + i, trigger(victim, survivor, "victim_" + i));
            });
            survivor.start();
            runs.forEach((pipeline, run) -> survivor.awaitState(pipeline, run, "success", Duration.ofSeconds(30)));
            assertThat(survivor.count("SELECT count(*)::int FROM output WHERE task = 'last' AND value = '50'"))
                    .isEqualTo(2 * WRITES);
            assertThat(survivor.count("SELECT count(*)::int FROM attempt WHERE state = 'success'"))
                    .isEqualTo(5 * 2 * WRITES);
            assertThat(survivor.count("SELECT count(*)::int FROM attempt WHERE state = 'failed'"))
                    .isZero();
            assertThat(victims).filteredOn(TestNode::isDead).hasSizeGreaterThan(WRITES);
        } finally {
            victims.forEach(TestNode::close);
        }
    }

    /** One may have died of a run that another was to die of. */
    private static String trigger(TestNode victim, TestNode survivor, String pipeline) {
        try {
            return victim.trigger(pipeline);
        } catch (TransactionException | DataAccessException dead) {
            assertThat(victim.isDead()).isTrue();
            return survivor.trigger(pipeline);
        }
    }
}
