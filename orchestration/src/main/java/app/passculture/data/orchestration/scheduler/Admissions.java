package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.run.Admission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the queued runs that may start. The pipelines are locked, so no two nodes count the same room. */
final class Admissions {

    private static final String LOCK = """
            SELECT id, max_active_runs FROM pipeline
            WHERE id = ANY (?) AND NOT paused ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String RUNS = """
            SELECT pipeline, id, run_after, state = 'running' FROM run
            WHERE pipeline = ANY (?) AND state IN ('queued', 'running')
            """;

    private final JdbcTemplate jdbc;

    Admissions(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** The active and the queued runs of a pipeline. */
    private static final class Line {
        private final List<Admission.Candidate> queued = new ArrayList<>();
        private final Map<String, Long> numbers = new HashMap<>();
        private int active;
    }

    /** The numbers of the runs to admit with their pipelines, in the caller's transaction. */
    Map<Long, String> admit(Collection<String> pipelines, Instant now) {
        if (pipelines.isEmpty()) {
            return Map.of();
        }
        Map<String, Integer> limits = new HashMap<>();
        jdbc.query(LOCK, statement -> statement.setArray(1, array(statement, pipelines)), row -> {
            limits.put(row.getString(1), row.getInt(2));
        });
        Map<Long, String> admitted = new HashMap<>();
        lines(limits.keySet()).forEach((pipeline, line) -> {
            int limit = limits.getOrDefault(pipeline, 0);
            Admission.of(line.queued, line.active, limit, now)
                    .forEach(run -> admitted.put(line.numbers.get(run.run()), pipeline));
        });
        return admitted;
    }

    private Map<String, Line> lines(Collection<String> pipelines) {
        Map<String, Line> lines = new HashMap<>();
        jdbc.query(RUNS, statement -> statement.setArray(1, array(statement, pipelines)), row -> {
            Line line = lines.computeIfAbsent(row.getString(1), _ -> new Line());
            if (row.getBoolean(4)) {
                line.active++;
            } else {
                String name = "%020d".formatted(row.getLong(2));
                line.numbers.put(name, row.getLong(2));
                line.queued.add(
                        new Admission.Candidate(name, row.getTimestamp(3).toInstant()));
            }
        });
        return lines;
    }

    private static java.sql.Array array(java.sql.PreparedStatement statement, Collection<String> texts)
            throws java.sql.SQLException {
        return statement.getConnection().createArrayOf("text", texts.toArray());
    }
}
