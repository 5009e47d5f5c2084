package app.passculture.data.orchestration.web.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads pipelines, their versions and their daily figures. */
final class PipelineReads {

    private final JdbcClient sql;

    PipelineReads(JdbcClient sql) {
        this.sql = sql;
    }

    PipelineHead head(String pipeline) {
        return sql.sql("""
                        SELECT pipeline.id, paused, stale, description, owner, tags, current_version, version.number, next_run_after, loaded_at
                        FROM pipeline JOIN pipeline_version AS version ON version.id = current_version WHERE pipeline.id = ?
                        """)
                .param(pipeline)
                .query((row, _) -> head(row))
                .optional()
                .orElseThrow(() -> new Missing("pipeline " + pipeline));
    }

    private static PipelineHead head(ResultSet row) throws SQLException {
        return new PipelineHead(
                row.getString("id"),
                row.getBoolean("paused"),
                row.getBoolean("stale"),
                new PipelineHead.About(row.getString("description"), row.getString("owner"), Arrays.asList((String[])
                        row.getArray("tags").getArray())),
                row.getObject("current_version", UUID.class),
                row.getInt("number"),
                Columns.perhapsMoment(row, "next_run_after"),
                Columns.moment(row, "loaded_at"));
    }

    /** The latest first. */
    List<PipelinePage.VersionRow> versions(String pipeline) {
        return sql.sql("""
                        SELECT id, number, bundle, bundle_digest, created_at FROM pipeline_version
                        WHERE pipeline = ? ORDER BY number DESC LIMIT 200
                        """)
                .param(pipeline)
                .query((row, _) -> new PipelinePage.VersionRow(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getString("bundle"),
                        row.getString("bundle_digest"),
                        Columns.moment(row, "created_at")))
                .list();
    }

    /** The id of the version with a number. */
    Optional<UUID> version(String pipeline, int number) {
        return sql.sql("SELECT id FROM pipeline_version WHERE pipeline = ? AND number = ?")
                .param(pipeline)
                .param(number)
                .query(UUID.class)
                .optional();
    }

    /** The source text of a version; nothing if its server had none. */
    String source(UUID version) {
        return sql.sql("SELECT coalesce(source, '') FROM pipeline_version WHERE id = ?")
                .param(version)
                .query(String.class)
                .single();
    }

    /** The days from one to another on which runs ended. */
    List<PipelinePage.DayRow> days(String pipeline, LocalDate from, LocalDate to) {
        return sql.sql("""
                        SELECT day, succeeded, failed, seconds, longest FROM pipeline_day
                        WHERE pipeline = ? AND day BETWEEN ? AND ? ORDER BY day
                        """)
                .param(pipeline)
                .param(from)
                .param(to)
                .query((row, _) -> new PipelinePage.DayRow(
                        row.getObject("day", LocalDate.class),
                        row.getInt("succeeded"),
                        row.getInt("failed"),
                        row.getDouble("seconds"),
                        row.getDouble("longest")))
                .list();
    }
}
