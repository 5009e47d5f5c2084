package app.passculture.data.orchestration.web.palette;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds runs and pipelines; reads as many rows whatever the history: the latest runs, and one key of each pipeline. */
final class PaletteRows {
    private static final int LATEST = 1_000;
    private static final int SHOWN = 8;

    private final JdbcClient sql;

    PaletteRows(JdbcClient sql) {
        this.sql = sql;
    }

    record Run(String pipeline, String run, String state) {}

    record Pipeline(String id, String description, boolean paused) {}

    List<Pipeline> pipelines() {
        return sql.sql("SELECT id, description, paused FROM pipeline WHERE NOT stale ORDER BY id")
                .query((row, _) -> new Pipeline(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list();
    }

    /** Among the latest of all pipelines, the newest first. */
    List<Run> latest(Words words) {
        return sql.sql("""
                        SELECT pipeline, run_id, state FROM (
                            SELECT id, pipeline, run_id, state FROM run ORDER BY id DESC LIMIT ?) AS latest
                        WHERE pipeline || ' ' || run_id || ' ' || state ILIKE ALL (?) ORDER BY id DESC LIMIT ?
                        """)
                .param(LATEST)
                .param(words.patterns())
                .param(SHOWN)
                .query(PaletteRows::run)
                .list();
    }

    /** Those with this id, however old they are. */
    List<Run> named(String id) {
        return sql.sql("""
                        SELECT run.pipeline, run.run_id, run.state FROM pipeline CROSS JOIN LATERAL (
                            SELECT pipeline, run_id, state FROM run WHERE run.pipeline = pipeline.id AND run_id = ? LIMIT 1) AS run
                        LIMIT ?
                        """).param(id).param(SHOWN).query(PaletteRows::run).list();
    }

    Optional<Run> run(String pipeline, String run) {
        return sql.sql("SELECT pipeline, run_id, state FROM run WHERE pipeline = ? AND run_id = ?")
                .param(pipeline)
                .param(run)
                .query(PaletteRows::run)
                .optional();
    }

    /** The latest run of each pipeline that has one, by pipeline. */
    Map<String, String> latestOf(List<String> pipelines) {
        Map<String, String> latest = new TreeMap<>();
        sql.sql("""
                        SELECT of.id, run.run_id FROM unnest(?::text[]) AS of (id) CROSS JOIN LATERAL (
                            SELECT run_id FROM run WHERE pipeline = of.id ORDER BY run_after DESC LIMIT 1) AS run
                        """).param(pipelines.toArray(String[]::new)).query(row -> {
            latest.put(row.getString(1), row.getString(2));
        });
        return latest;
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(row.getString(1), row.getString(2), row.getString(3));
    }
}
