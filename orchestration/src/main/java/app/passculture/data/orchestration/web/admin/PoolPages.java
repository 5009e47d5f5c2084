package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.pipeline.GateReads;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pools with their holders and waiters, and the limits of pipelines. */
@Controller
class PoolPages {
    /** Looks only at runs under way. */
    private static final String LIMITS = """
            SELECT p.id, p.max_active_runs, coalesce(r.running, 0), coalesce(r.queued, 0) FROM pipeline p
            LEFT JOIN (
                SELECT pipeline, count(*) FILTER (WHERE state = 'running') AS running, count(*) FILTER (WHERE state = 'queued') AS queued
                FROM run WHERE state IN ('queued', 'running') GROUP BY pipeline
            ) r ON r.pipeline = p.id
            WHERE NOT p.stale ORDER BY p.id
            """;

    private final JdbcClient sql;
    private final GateReads gates;
    private final Screens screens;

    PoolPages(JdbcClient sql, Screens screens) {
        this.sql = sql;
        this.gates = new GateReads(sql);
        this.screens = screens;
    }

    @GetMapping("/pools")
    View pools(@RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "") String name) {
        return screens.show("admin/pools", new PoolsPage(all(), limits(), Told.of("pools", done, name)));
    }

    private List<PoolsPage.Pool> all() {
        return sql
                .sql("SELECT name, description, slots, used FROM pool ORDER BY name")
                .query((row, _) -> new PoolsPage.Pool(
                        row.getString(1), row.getString(2), row.getInt(3), row.getInt(4), List.of(), List.of()))
                .list()
                .stream()
                .map(this::used)
                .toList();
    }

    private PoolsPage.Pool used(PoolsPage.Pool pool) {
        return new PoolsPage.Pool(
                pool.name(),
                pool.description(),
                pool.slots(),
                pool.used(),
                gates.holders(pool.name()),
                gates.waiters(pool.name()));
    }

    private List<PoolsPage.Limit> limits() {
        return sql.sql(LIMITS)
                .query((row, _) -> new PoolsPage.Limit(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .list();
    }
}
