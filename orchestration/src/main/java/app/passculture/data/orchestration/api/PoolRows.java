package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Order;
import app.passculture.data.orchestration.listing.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pools and how full they are. */
final class PoolRows {
    static final String DEFAULT = "default_pool";

    private static final Order ORDER =
            new Order(Map.of("id", "p.name", "name", "p.name", "pool", "p.name", "slots", "p.slots"), "p.name");

    /** Only runs under way have tasks in these states. */
    private static final String FROM = """
            pool p LEFT JOIN (
                SELECT coalesce(t.pool, 'default_pool') AS name,
                    sum(t.slots) FILTER (WHERE t.state IN ('running', 'restarting')) AS running,
                    sum(t.slots) FILTER (WHERE t.state = 'queued') AS queued,
                    sum(t.slots) FILTER (WHERE t.state = 'scheduled') AS scheduled,
                    sum(t.slots) FILTER (WHERE t.state = 'deferred') AS deferred
                FROM run r JOIN task_instance t ON t.run = r.id WHERE r.state IN ('queued', 'running') GROUP BY 1) u
            ON u.name = p.name""";

    private final JdbcClient database;

    PoolRows(JdbcClient database) {
        this.database = database;
    }

    /** A pool. */
    record Pool(
            String name,
            int slots,
            String description,
            boolean includeDeferred,
            int runningSlots,
            int queuedSlots,
            int scheduledSlots,
            int deferredSlots,
            int occupiedSlots,
            int openSlots,
            @Nullable String teamName)
            implements Answers.Answer {}

    Page<Pool> page(Query query) {
        return new Listing("p.*, u.running, u.queued, u.scheduled, u.deferred", FROM)
                .like("p.name", query.text("pool_name_pattern"))
                .page(database, PoolRows::pool, new Listing.Wanted(ORDER, query.orderBy(), query.window()));
    }

    Optional<Pool> find(String name) {
        return database.sql("SELECT p.*, u.running, u.queued, u.scheduled, u.deferred FROM " + FROM
                        + " WHERE p.name = :name")
                .param("name", name)
                .query(PoolRows::pool)
                .optional();
    }

    void insert(Pool pool) {
        database.sql("""
                        INSERT INTO pool (name, slots, description, include_deferred)
                        VALUES (:name, :slots, :description, :deferred)""")
                .param("name", pool.name())
                .param("slots", pool.slots())
                .param("description", pool.description())
                .param("deferred", pool.includeDeferred())
                .update();
    }

    void update(Pool pool) {
        database.sql("""
                        UPDATE pool SET slots = :slots, description = :description, include_deferred = :deferred
                        WHERE name = :name""")
                .param("name", pool.name())
                .param("slots", pool.slots())
                .param("description", pool.description())
                .param("deferred", pool.includeDeferred())
                .update();
    }

    /** Whether it was there, unused, and is gone. */
    boolean delete(String name) {
        return database.sql("DELETE FROM pool WHERE name = :name AND used = 0"
                                + " AND NOT EXISTS (SELECT 1 FROM pool_waiter w WHERE w.pool = :name)")
                        .param("name", name)
                        .update()
                > 0;
    }

    static Pool fresh(String name, int slots, String description, boolean includeDeferred) {
        return new Pool(name, slots, description, includeDeferred, 0, 0, 0, 0, 0, slots, null);
    }

    private static Pool pool(ResultSet row, int number) throws SQLException {
        int slots = row.getInt("slots");
        int running = row.getInt("running");
        int queued = row.getInt("queued");
        int used = row.getInt("used");
        boolean deferred = row.getBoolean("include_deferred");
        int occupied = Math.max(used, running + queued);
        return new Pool(
                row.getString("name"),
                slots,
                row.getString("description"),
                deferred,
                running,
                queued,
                row.getInt("scheduled"),
                row.getInt("deferred"),
                occupied,
                slots - occupied,
                null);
    }
}
