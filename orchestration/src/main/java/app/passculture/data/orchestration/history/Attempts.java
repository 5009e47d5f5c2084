package app.passculture.data.orchestration.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the attempts at tasks. */
public final class Attempts {
    private final JdbcClient database;

    Attempts(JdbcClient database) {
        this.database = database;
    }

    /** The tries of a task in their order, each by its last attempt; the one under way is the last. */
    public List<FoundAttempt> tries(FoundTask task) {
        Map<Integer, FoundAttempt> tries = new LinkedHashMap<>();
        ended(task).forEach(attempt -> tries.put(attempt.tryNumber(), attempt));
        if (task.attempt() != null && task.tries() > 0) {
            FoundAttempt ended = tries.get(task.tries());
            if (ended == null || !ended.id().equals(task.attempt())) {
                tries.put(task.tries(), current(task));
            }
        }
        return new ArrayList<>(tries.values());
    }

    private List<FoundAttempt> ended(FoundTask task) {
        return database.sql("""
                        SELECT a.id, a.try_number, a.state, a.failure, a.queued_at, a.started_at, a.ended_at, n.name AS node_name
                        FROM attempt a LEFT JOIN node n ON n.id = a.node
                        WHERE a.run = :run AND a.ix = :ix ORDER BY a.try_number, a.ended_at""")
                .param("run", task.run().number())
                .param("ix", task.place())
                .query((set, _) -> {
                    Row row = new Row(set);
                    return new FoundAttempt(
                            row.uuid("id"),
                            row.integer("try_number"),
                            row.textOrNull("state"),
                            row.textOrNull("failure"),
                            row.textOrNull("node_name"),
                            row.timeOrNull("queued_at"),
                            row.timeOrNull("started_at"),
                            row.timeOrNull("ended_at"));
                })
                .list();
    }

    private static FoundAttempt current(FoundTask task) {
        FoundTask.Times times = task.times();
        return new FoundAttempt(
                java.util.Objects.requireNonNull(task.attempt()),
                task.tries(),
                task.state(),
                task.failure(),
                task.node(),
                times.queuedAt(),
                times.startedAt(),
                times.endedAt());
    }
}
