package app.passculture.data.orchestration.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The leases of the processes that run the scheduler. A lease that has run out is never renewed: the process starts anew under another number. It is
 * renewed over a connection of its own, so that pages and tasks that use up the pool cannot cost a node its lease.
 */
public final class Nodes {

    private final JdbcClient sql;
    private final KeptConnection own;

    public Nodes(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.own = new KeptConnection(database);
    }

    /** A new number with a lease from now on. */
    public long begin(String name, Collection<String> roles, Duration lease) {
        return own.with(sql -> sql.sql("""
                        INSERT INTO node (name, roles, lease_until)
                        VALUES (?, ?, clock_timestamp() + ? * interval '1 millisecond') RETURNING id
                        """)
                .param(name)
                .param(roles.toArray(String[]::new))
                .param(lease.toMillis())
                .query(Long.class)
                .single());
    }

    /** Whether the lease was still there, and now lasts its full length again. */
    public boolean renew(long node, Duration lease, int load) {
        return own.with(sql -> sql.sql("""
                                UPDATE node SET lease_until = clock_timestamp() + ? * interval '1 millisecond', load = ?
                                WHERE id = ? AND ended_at IS NULL AND lease_until > clock_timestamp()
                                """)
                        .param(lease.toMillis())
                        .param(load)
                        .param(node)
                        .update())
                == 1;
    }

    /** The node has ended by itself: what it may have left is taken over at once. */
    public void end(long node) {
        own.with(sql -> sql.sql(
                        "UPDATE node SET ended_at = clock_timestamp(), load = 0 WHERE id = ? AND ended_at IS NULL")
                .param(node)
                .update());
        own.giveBack();
    }

    /** Nothing is left of what the node had; some time after its end, because a statement of its last moment may have taken long. */
    public void clear(long node) {
        sql.sql("""
                UPDATE node SET cleared_at = clock_timestamp(), ended_at = coalesce(ended_at, lease_until)
                WHERE id = ? AND lease_until < clock_timestamp() - interval '30 seconds'
                """).param(node).update();
    }

    /** Whether it has ended, or its lease has. */
    public boolean isGone(@Nullable Long node) {
        return node == null || !alive().contains(node);
    }

    private List<Long> alive() {
        return sql.sql("SELECT id FROM node WHERE ended_at IS NULL AND lease_until > clock_timestamp()")
                .query((row, _) -> row.getLong(1))
                .list();
    }
}
