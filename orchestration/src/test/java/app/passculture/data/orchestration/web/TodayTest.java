package app.passculture.data.orchestration.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.HistoryRows;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.journal.Pipelines;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.Surroundings;
import app.passculture.data.orchestration.scheduler.CatalogueLoader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TodayTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final JournalDatabase journal = JournalDatabase.create();
    private final JdbcClient sql = JdbcClient.create(journal.dataSource());
    private final HistoryRows history = new HistoryRows(sql);
    private final Today today = new Today(
            new TodayRows(sql),
            new CatalogueLoader(journal.dataSource(), UUID::randomUUID, InstantSource.fixed(now))
                    .load(
                            List.of(new Hourly(), new ByHand()),
                            new PipelineLoader(new Surroundings(new Environment("test", true), Map.of(), Map.of())),
                            new Pipelines.Bundle("test", "none")));

    /** Is due every hour. */
    static final class Hourly implements Pipeline {
        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("hourly", p -> {
                p.schedule("0 * * * *").owner("analytics");
                p.run("load", context -> context.log("loading"));
            });
        }
    }

    /** Is never due. */
    static final class ByHand implements Pipeline {
        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("by_hand", p -> {
                p.owner("data");
                p.run("load", context -> context.log("loading"));
            });
        }
    }

    private long run(String pipeline, String run, String state, Duration ago) {
        return history.run(pipeline, run, state, now.minus(ago));
    }

    private void task(long run, int ix, String state, String failure, Duration endedAgo) {
        sql.sql("UPDATE task_instance SET state = ?, failure = ?::jsonb, ended_at = ? WHERE run = ? AND ix = ?")
                .param(state)
                .param(failure)
                .param(java.sql.Timestamp.from(now.minus(endedAgo)))
                .param(run)
                .param(ix)
                .update();
    }

    private Timeline.Lane lane(String pipeline) {
        return today.at(now).timeline().lanes().stream()
                .filter(lane -> lane.pipeline().equals(pipeline))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFailureIsToldWithTheTaskThatFailedFirst() {
        long run = run("hourly", "morning", "failed", Duration.ofHours(3));
        task(
                run,
                3,
                "failed",
                "{\"cause\": \"FAULT\", \"message\": \"lock timeout\\nin detail\"}",
                Duration.ofMinutes(9));
        task(run, 1, "failed", "{\"cause\": \"FAULT\", \"message\": \"later\"}", Duration.ofMinutes(5));
        run("by_hand", "once", "success", Duration.ofHours(2));
        TodayPage page = today.at(now);
        assertThat(page.counts()).isEqualTo(new TodayPage.Counts(2, 1));
        assertThat(page.isBad()).isTrue();
        assertThat(page.failures())
                .containsExactly(new TodayPage.Failure(
                        "hourly", "morning", "analytics", now.minus(Duration.ofHours(2)), "t3", "lock timeout"));
    }

    @Test
    void aPipelineIsWellAgainAfterALaterSuccess() {
        run("hourly", "morning", "failed", Duration.ofHours(3));
        run("hourly", "noon", "success", Duration.ofHours(1));
        run("hourly", "present", "running", Duration.ZERO);
        TodayPage page = today.at(now);
        assertThat(page.failures()).isEmpty();
        assertThat(page.counts()).isEqualTo(new TodayPage.Counts(2, 2));
        assertThat(page.underWay()).extracting(TodayPage.RunRow::run).containsExactly("present");
    }

    @Test
    void runsToComeAreHollowAndAsLongAsUsual() {
        sql.sql("UPDATE pipeline SET next_run_after = now() + interval '1 hour' WHERE id = 'hourly'")
                .update();
        sql.sql("INSERT INTO pipeline_day (pipeline, day, succeeded, seconds) VALUES ('hourly', current_date, 2, 1200)")
                .update();
        run("hourly", "earlier", "success", Duration.ofHours(5));
        List<Timeline.Bar> bars = lane("hourly").bars();
        assertThat(bars.getFirst().run()).isEqualTo("earlier");
        List<Timeline.Bar> coming = bars.subList(1, bars.size());
        assertThat(coming).hasSizeBetween(11, 13).allMatch(bar -> bar.run() == null && bar.width() == 10);
        assertThat(coming.getFirst().at())
                .isEqualTo(now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    }

    @Test
    void aPausedPipelineHasNothingToCome() {
        sql.sql("UPDATE pipeline SET next_run_after = now() + interval '1 hour', paused = true")
                .update();
        assertThat(today.at(now).timeline().lanes()).isEmpty();
    }

    @Test
    void whatHasWaitedForLongIsToldWithItsGate() {
        long run = run("hourly", "present", "running", Duration.ofMinutes(10));
        sql.sql("""
                        UPDATE task_instance SET state = 'scheduled', gate = 'pool:cpu',
                            ready_at = now() - CASE WHEN ix = 0 THEN interval '5 minutes' ELSE interval '5 seconds' END
                        WHERE run = ? AND ix < 2
                        """).param(run).update();
        assertThat(today.at(now).waiting())
                .singleElement()
                .satisfies(task -> assertThat(task.task() + " " + task.gate()).isEqualTo("t0 pool:cpu"));
    }

    @Test
    void withoutANodeThatLivesThePageIsBad() {
        assertThat(today.at(now).isBad()).isTrue();
        sql.sql("INSERT INTO node (name, roles, lease_until) VALUES ('a', '{}', now() + interval '1 minute')")
                .update();
        sql.sql("INSERT INTO pool (name, slots, used) VALUES ('cpu', 4, 3)").update();
        TodayPage page = today.at(now);
        assertThat(page.isBad()).isFalse();
        assertThat(page.pools()).contains(new TodayPage.Pool("cpu", 4, 3));
    }
}
