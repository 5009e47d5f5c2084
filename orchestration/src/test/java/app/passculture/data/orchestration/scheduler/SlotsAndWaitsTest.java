package app.passculture.data.orchestration.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.spec.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What timetables say of the past, and pipelines of each other, through two nodes. */
class SlotsAndWaitsTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private static final int DAYS = 4;

    /** One import is not done before a report waits for it. */
    private final CountDownLatch release = new CountDownLatch(1);

    private final Pipeline imports = d -> d.pipeline("import", p -> {
        p.schedule("0 0 * * *").startingOn(today.minusDays(DAYS)).catchingUp();
        p.run("only", context -> {
            if (context.run().interval().start().equals(day(2))) {
                release.await();
            }
        });
    });

    private final Pipeline reports = d -> d.pipeline("report", p -> {
        p.schedule("0 0 * * *").startingOn(today.minusDays(DAYS)).catchingUp().maxActiveRuns(DAYS);
        var wait = p.waitFor("imported", new Role.Wait("import", Duration.ofHours(12), Role.ManualRuns.WAIT));
        p.run("only", _ -> {}).after(wait);
    });

    /** Without catching up. */
    private final Pipeline latests = d -> d.pipeline("latest", p -> {
        p.schedule("0 0 * * *").startingOn(today.minusDays(DAYS));
        p.run("only", _ -> {});
    });

    /** Nothing is due before it starts. */
    private final Pipeline futures = d -> d.pipeline("future", p -> {
        p.schedule("0 0 * * *").startingOn(today.plusDays(1)).catchingUp();
        p.run("only", _ -> {});
    });

    private Instant day(int ago) {
        return today.minusDays(ago).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private final JournalDatabase journal = JournalDatabase.create();

    private static List<Instant> dates(TestNode node, String pipeline) {
        return node.sql()
                .sql("SELECT logical_date FROM run WHERE pipeline = ? ORDER BY logical_date")
                .param(pipeline)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .list();
    }

    @Test
    void missedSlotsAreMadeUpForOnceAndWaitForTheirOwn() {
        Pipeline[] all = {imports, reports, latests, futures};
        try (TestNode one = TestNode.on(journal, all).start();
                TestNode other = TestNode.on(journal, all).start()) {
            Awaitility.await("a report waits for an import under way")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> other.count("""
                            SELECT count(*)::int FROM run JOIN task_instance AS wait ON wait.run = run.id
                            WHERE run.pipeline = 'report' AND run.logical_date = ? AND wait.task = 'imported' AND wait.state = 'deferred'
                            """, java.sql.Timestamp.from(day(2))) == 1);
            release.countDown();
            Awaitility.await("all reports are made")
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            other.count("SELECT count(*)::int FROM run WHERE pipeline = 'report' AND state = 'success'")
                                    == DAYS);
            List<Instant> days = IntStream.rangeClosed(1, DAYS)
                    .mapToObj(i -> day(DAYS + 1 - i))
                    .toList();
            assertThat(dates(one, "import")).isEqualTo(days);
            assertThat(dates(one, "report")).isEqualTo(days);
            assertThat(dates(one, "latest")).allMatch(date -> !date.isBefore(day(1).minus(1, ChronoUnit.DAYS)));
            assertThat(dates(one, "future")).isEmpty();
            assertThat(one.count("""
                            SELECT count(*)::int FROM run AS report JOIN run AS import USING (logical_date)
                            JOIN task_instance AS waited ON waited.run = report.id AND waited.task = 'imported'
                            WHERE report.pipeline = 'report' AND import.pipeline = 'import' AND waited.ended_at < import.ended_at
                            """)).isZero();
            assertThat(one.count("SELECT count(*)::int FROM awaited_run")).isZero();
        }
    }
}
