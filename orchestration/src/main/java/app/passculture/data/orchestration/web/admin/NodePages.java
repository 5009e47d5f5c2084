package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.pipeline.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The nodes: those that are alive, and those that ended within a day. */
@Controller
class NodePages {
    private static final String NODES = """
            SELECT id, name, roles, load, started_at, lease_until, ended_at, cleared_at,
                CASE WHEN ended_at IS NOT NULL THEN 'ended' WHEN lease_until > clock_timestamp() THEN 'alive' ELSE 'silent' END AS state
            FROM node WHERE ended_at IS NULL OR ended_at > now() - interval '1 day'
            ORDER BY ended_at IS NOT NULL, name, id DESC LIMIT 100
            """;

    private final JdbcClient sql;
    private final Screens screens;

    NodePages(JdbcClient sql, Screens screens) {
        this.sql = sql;
        this.screens = screens;
    }

    @GetMapping("/nodes")
    View nodes() {
        return screens.show(
                "admin/nodes",
                new NodesPage(sql.sql(NODES).query(NodePages::node).list()));
    }

    private static NodesPage.Node node(ResultSet row, int number) throws SQLException {
        return new NodesPage.Node(
                row.getLong("id"),
                row.getString("name"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getString("state"),
                row.getInt("load"),
                Columns.moment(row, "started_at"),
                Columns.moment(row, "lease_until"),
                Columns.perhapsMoment(row, "ended_at"),
                Columns.perhapsMoment(row, "cleared_at"));
    }
}
