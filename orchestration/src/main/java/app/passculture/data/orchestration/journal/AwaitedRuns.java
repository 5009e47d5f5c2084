package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import app.passculture.data.orchestration.run.Awaited;
import app.passculture.data.orchestration.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which runs wait for other pipelines, and the runs they may mean. */
public final class AwaitedRuns {

    private final JdbcClient sql;

    public AwaitedRuns(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** A run in which a task waits for another pipeline. */
    public record Waiting(long run, String pipeline) {}

    /** Those that wait for a run of the given pipeline. */
    public List<Waiting> waitingFor(String pipeline) {
        return sql.sql("""
                SELECT DISTINCT run.id, run.pipeline FROM awaited_run JOIN run ON run.id = awaited_run.run
                WHERE awaited_run.pipeline = ?
                """).param(pipeline).query(waiting()).list();
    }

    public List<Waiting> waiting(int atMost) {
        return sql.sql("""
                SELECT DISTINCT run.id, run.pipeline FROM awaited_run JOIN run ON run.id = awaited_run.run
                ORDER BY run.id LIMIT ?
                """).param(atMost).query(waiting()).list();
    }

    private static RowMapper<Waiting> waiting() {
        return (row, _) -> new Waiting(row.getLong(1), row.getString(2));
    }

    /** The runs of the awaited pipeline that may be the one. */
    public List<Awaited.Candidate> candidates(Role.Wait wait, RunFacts waiting) {
        return sql.sql("""
                SELECT pipeline, run_id, interval_start, interval_end, run_after, state FROM run
                WHERE pipeline = ? AND type = 'scheduled' AND run_after <= ? AND run_after > ?
                ORDER BY run_after DESC LIMIT 1
                """)
                .param(wait.pipeline())
                .param(Runs.timestamp(waiting.runAfter()))
                .param(Runs.timestamp(waiting.runAfter().minus(wait.window())))
                .query((row, _) -> candidate(row))
                .list();
    }

    private static Awaited.Candidate candidate(ResultSet row) throws SQLException {
        return new Awaited.Candidate(
                new RunFacts(
                        row.getString("pipeline"),
                        row.getString("run_id"),
                        RunType.SCHEDULED,
                        new DataInterval(
                                StoredRuns.moment(row, "interval_start"), StoredRuns.moment(row, "interval_end")),
                        StoredRuns.moment(row, "run_after")),
                RunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }
}
