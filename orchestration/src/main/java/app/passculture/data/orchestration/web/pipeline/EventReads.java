package app.passculture.data.orchestration.web.pipeline;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the audit log says of a run. */
final class EventReads {

    private final JdbcClient sql;

    EventReads(JdbcClient sql) {
        this.sql = sql;
    }

    /** The latest 500, the latest first; only days on which the run existed are looked at. */
    List<RunPage.EventRow> of(RunHead run) {
        return sql.sql("""
                        SELECT at, actor, via, event, task, before::text AS before, after::text AS after FROM event_log
                        WHERE pipeline = ? AND run_id = ? AND at >= ? ORDER BY id DESC LIMIT 500
                        """)
                .param(run.pipeline())
                .param(run.run())
                .param(java.sql.Timestamp.from(run.times().queued().minusSeconds(60)))
                .query((row, _) -> new RunPage.EventRow(
                        Columns.moment(row, "at"),
                        row.getString("actor"),
                        row.getString("via"),
                        row.getString("event"),
                        Objects.requireNonNullElse(row.getString("task"), ""),
                        Objects.requireNonNullElse(row.getString("before"), ""),
                        Objects.requireNonNullElse(row.getString("after"), "")))
                .list();
    }
}
