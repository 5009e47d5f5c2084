package app.passculture.data.orchestration.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The slots of pools, and which runs wait for some. What it does belongs in one transaction of the caller, which locks first. */
public final class Pools {

    private final JdbcTemplate jdbc;

    public Pools(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** A locked pool: its free slots, negative if it was made smaller, and the first waiting task of each run, most urgent first. */
    public record Locked(int free, List<Waiter> waiters) {
        public Locked {
            waiters = List.copyOf(waiters);
        }
    }

    /** The most urgent task of a run that waits for slots. */
    public record Waiter(long run, String pipeline, int priority, Instant since, int slots) {}

    /** Locks pools in the order of their names. */
    public Map<String, Locked> lock(Collection<String> names) {
        String[] wanted = names.toArray(String[]::new);
        Map<String, Integer> free = new HashMap<>();
        jdbc.query(
                "SELECT name, slots - used FROM pool WHERE name = ANY (?) ORDER BY name FOR NO KEY UPDATE",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", wanted)),
                row -> {
                    free.put(row.getString(1), row.getInt(2));
                });
        Map<String, List<Waiter>> waiters = new HashMap<>();
        jdbc.query(
                """
                SELECT pool, run, pipeline, priority, since, slots FROM pool_waiter
                WHERE pool = ANY (?) ORDER BY pool, priority DESC, since, run
                """,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", wanted)),
                row -> {
                    waiters.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(new Waiter(
                                    row.getLong(2),
                                    row.getString(3),
                                    row.getInt(4),
                                    row.getTimestamp(5).toInstant(),
                                    row.getInt(6)));
                });
        Map<String, Locked> locked = new HashMap<>();
        free.forEach((name, slots) -> locked.put(name, new Locked(slots, waiters.getOrDefault(name, List.of()))));
        return locked;
    }

    public void use(Map<String, Integer> changes) {
        changes.forEach((pool, change) -> jdbc.update("UPDATE pool SET used = used + ? WHERE name = ?", change, pool));
    }

    public void startWaiting(String pool, Waiter waiter) {
        jdbc.update(
                """
                INSERT INTO pool_waiter (pool, run, pipeline, priority, since, slots) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (pool, run) DO UPDATE SET priority = excluded.priority, since = excluded.since, slots = excluded.slots
                """,
                pool,
                waiter.run(),
                waiter.pipeline(),
                waiter.priority(),
                Timestamp.from(waiter.since()),
                waiter.slots());
    }

    public void stopWaiting(String pool, long run) {
        jdbc.update("DELETE FROM pool_waiter WHERE pool = ? AND run = ?", pool, run);
    }
}
