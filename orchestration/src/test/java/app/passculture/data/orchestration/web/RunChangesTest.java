package app.passculture.data.orchestration.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.HistoryRows;
import app.passculture.data.orchestration.journal.JournalDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunChangesTest {

    private final JdbcClient sql = JdbcClient.create(JournalDatabase.create().dataSource());
    private final HistoryRows history = new HistoryRows(sql);

    @BeforeEach
    void aDayOfRuns() {
        history.pipeline("hourly");
        history.run("hourly", "yesterday", "success", Instant.now().minus(1, ChronoUnit.DAYS));
        history.run("hourly", "failed", "failed", Instant.now().minus(5, ChronoUnit.HOURS));
        history.run("hourly", "present", "running", Instant.now().minus(1, ChronoUnit.MINUTES));
    }

    @Test
    void whatDoesNotChangeIsNotTold() {
        RunChanges changes = new RunChanges(sql);
        assertThat(changes.look()).isEmpty();
        assertThat(changes.look()).isEmpty();
    }

    @Test
    void aRunThatIsClearedAndFailsAgainBetweenTwoLooksIsToldOnce() {
        RunChanges changes = new RunChanges(sql);
        change("failed", "state = 'queued', ended_at = NULL");
        change("failed", "state = 'failed', ended_at = clock_timestamp()");
        assertThat(changes.look()).extracting(RunChanges.Seen::run).containsExactly("failed");
        assertThat(changes.look()).isEmpty();
        change("failed", "state = 'queued', ended_at = NULL");
        change("failed", "state = 'failed', ended_at = clock_timestamp()");
        assertThat(changes.look()).extracting(RunChanges.Seen::revision).containsExactly(4);
    }

    @Test
    void anEndThatIsFoundLateIsTold() {
        RunChanges changes = new RunChanges(sql);
        change("present", "state = 'success', ended_at = clock_timestamp() - interval '1 minute'");
        assertThat(changes.look()).extracting(RunChanges.Seen::state).containsExactly("success");
        assertThat(changes.look()).isEmpty();
    }

    @Test
    void aNewRunIsToldEvenWhenItHasEnded() {
        RunChanges changes = new RunChanges(sql);
        history.run("hourly", "short", "success", Instant.now());
        assertThat(changes.look()).extracting(RunChanges.Seen::run).containsExactly("short");
        assertThat(changes.look()).isEmpty();
    }

    private void change(String run, String assignments) {
        sql.sql("UPDATE run SET revision = revision + 1, " + assignments + " WHERE run_id = ?")
                .param(run)
                .update();
    }
}
