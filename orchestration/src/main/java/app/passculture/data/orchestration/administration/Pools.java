package app.passculture.data.orchestration.administration;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Order;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pools, and what people change about them. */
public final class Pools {
    public static final String DEFAULT = "default_pool";

    private static final Order ORDER =
            new Order(Map.of("id", "p.name", "name", "p.name", "pool", "p.name", "slots", "p.slots"), "p.name");

    private static final String COLUMNS = "p.*, u.running, u.queued, u.scheduled, u.deferred";

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
    private final Deeds deeds;

    Pools(JdbcClient database, Deeds deeds) {
        this.database = database;
        this.deeds = deeds;
    }

    public Page<Pool> page(@Nullable String namePattern, List<String> orderBy, Window window) {
        return new Listing(COLUMNS, FROM)
                .like("p.name", namePattern)
                .page(database, Pools::pool, new Listing.Wanted(ORDER, orderBy, window));
    }

    public Optional<Pool> find(String name) {
        return database.sql("SELECT " + COLUMNS + " FROM " + FROM + " WHERE p.name = :name")
                .param("name", name)
                .query(Pools::pool)
                .optional();
    }

    public Pool existing(String name) {
        return find(name)
                .orElseThrow(() -> new AdministrationException.NotFound("The pool %s was not found".formatted(name)));
    }

    public Pool create(Pool wanted, Actor actor) {
        Names.check("name", wanted.name());
        checkSlots(wanted);
        if (find(wanted.name()).isPresent()) {
            throw new AdministrationException.Conflict("name", "The pool %s exists already".formatted(wanted.name()));
        }
        return deeds.together(() -> {
            write("INSERT INTO pool (slots, description, include_deferred, name) VALUES (?, ?, ?, ?)", wanted);
            deeds.record(actor, "create_pool", wanted.name(), null, wanted.said());
            return existing(wanted.name());
        });
    }

    /** The description of the default pool stays. Nodes hear of it through Control.poolsChanged, once this is committed. */
    public Pool update(Pool given, Actor actor) {
        Pool before = existing(given.name());
        checkSlots(given);
        Pool wanted = given.name().equals(DEFAULT)
                ? Pool.of(DEFAULT, given.slots(), before.description(), given.includeDeferred())
                : given;
        return deeds.together(() -> {
            write("UPDATE pool SET slots = ?, description = ?, include_deferred = ? WHERE name = ?", wanted);
            deeds.record(actor, "update_pool", wanted.name(), before.said(), wanted.said());
            return existing(wanted.name());
        });
    }

    public void delete(String name, Actor actor) {
        if (name.equals(DEFAULT)) {
            throw new AdministrationException.Refused("The pool default_pool cannot be deleted");
        }
        Pool before = existing(name);
        if (!deeds.together(() -> remove(before, actor))) {
            throw new AdministrationException.Refused(
                    "The pool %s is in use: tasks hold its slots or wait for them".formatted(name));
        }
    }

    private boolean remove(Pool pool, Actor actor) {
        int gone = database.sql("DELETE FROM pool WHERE name = :name AND used = 0"
                        + " AND NOT EXISTS (SELECT 1 FROM pool_waiter w WHERE w.pool = :name)")
                .param("name", pool.name())
                .update();
        if (gone > 0) {
            deeds.record(actor, "delete_pool", pool.name(), pool.said(), null);
        }
        return gone > 0;
    }

    private void write(String statement, Pool pool) {
        database.sql(statement)
                .param(pool.slots())
                .param(pool.description())
                .param(pool.includeDeferred())
                .param(pool.name())
                .update();
    }

    /** The number of slots that a text says. */
    public static int slots(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new AdministrationException.Invalid(
                    "slots", "a pool has a number of slots, '%s' is none".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static void checkSlots(Pool pool) {
        if (pool.slots() < 0) {
            throw new AdministrationException.Invalid(
                    "slots", "a pool has a number of slots, %d is none".formatted(pool.slots()));
        }
    }

    private static Pool pool(ResultSet row, int number) throws SQLException {
        int running = row.getInt("running");
        int queued = row.getInt("queued");
        Pool.Use use = new Pool.Use(
                running,
                queued,
                row.getInt("scheduled"),
                row.getInt("deferred"),
                Math.max(row.getInt("used"), running + queued));
        return new Pool(
                row.getString("name"),
                row.getInt("slots"),
                row.getString("description"),
                row.getBoolean("include_deferred"),
                use);
    }
}
