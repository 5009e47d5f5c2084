package app.passculture.data.orchestration.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.JournalDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: one is killed, one is frozen for longer than its lease and wakes up again. */
class KilledNodeTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final JournalDatabase journal = JournalDatabase.create();

    @TempDir
    private Path logs;

    @Test
    void afterAKillTheTaskBeginsAgainElsewhereWithinSixSeconds() throws Exception {
        try (TestNode here = TestNode.on(journal, NodeProcess.PIPELINE);
                NodeProcess other = NodeProcess.start(journal.jdbcUrl(), LONG, logs.resolve("killed.log"))) {
            String run = here.trigger("mortal");
            awaitRunning(here, run);
            here.start();
            other.kill();
            long killed = System.nanoTime();
            here.awaitState("mortal", run, "success");
            Duration took = Duration.ofNanos(System.nanoTime() - killed);
            // Five seconds of lease and one until the sweep, and what a busy machine adds.
            assertThat(took).isLessThan(Duration.ofMillis(7_500));
            assertThat(pids(here)).isEqualTo(Map.of("slow", me(), "next", me()));
            assertThat(ends(here)).containsExactly("lost 1", "success 1");
        }
    }

    @Test
    void whatAFrozenNodeReportsAfterItWakesIsNotAccepted() throws Exception {
        try (TestNode here = TestNode.on(journal, NodeProcess.PIPELINE);
                NodeProcess other =
                        NodeProcess.start(journal.jdbcUrl(), Duration.ofSeconds(2), logs.resolve("frozen.log"))) {
            String run = here.trigger("mortal");
            awaitRunning(here, run);
            other.signal("STOP");
            here.start();
            here.awaitState("mortal", run, "success");
            other.signal("CONT");
            Awaitility.await("the frozen node has understood and begun anew")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> here.count("SELECT count(*)::int FROM node") == 3);
            assertThat(pids(here)).isEqualTo(Map.of("slow", me(), "next", me()));
            assertThat(ends(here)).containsExactly("lost 1", "success 1");
        }
    }

    private static void awaitRunning(TestNode node, String run) {
        Awaitility.await("the other process runs the task")
                .atMost(Duration.ofSeconds(30))
                .until(() -> "running".equals(node.tasks("mortal", run).get("slow")));
    }

    private static long me() {
        return ProcessHandle.current().pid();
    }

    private static Map<String, Long> pids(TestNode node) {
        return Map.copyOf(node
                .sql()
                .sql("SELECT task, value::bigint FROM output")
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static List<String> ends(TestNode node) {
        return node.sql()
                .sql(
                        "SELECT coalesce(state, 'lost') || ' ' || try_number FROM attempt WHERE task = 'slow' ORDER BY ended_at")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
