package app.passculture.data.orchestration.web;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the list of pipelines with the latest runs of each, along an index, and their daily figures; never the history. */
final class PipelineRows {
    private static final String LATEST = """
            SELECT p.id AS of, r.run_id, r.state, r.run_after, r.started_at, r.ended_at FROM pipeline p
            CROSS JOIN LATERAL (
                SELECT run_id, state, run_after, started_at, ended_at FROM run
                WHERE pipeline = p.id ORDER BY run_after DESC LIMIT ?
            ) r
            WHERE NOT p.stale ORDER BY p.id, r.run_after
            """;

    private final JdbcClient sql;

    PipelineRows(JdbcClient sql) {
        this.sql = sql;
    }

    private record Latest(
            String pipeline,
            String run,
            String state,
            Instant at,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {
        Duration took() {
            return startedAt == null || endedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt);
        }
    }

    List<PipelinesPage.Row> rows() {
        Map<String, List<Latest>> latest = new LinkedHashMap<>();
        latest().forEach(run ->
                latest.computeIfAbsent(run.pipeline(), _ -> new ArrayList<>()).add(run));
        Map<String, Integer> rates = rates();
        return sql.sql(
                        "SELECT id, description, owner, tags, paused, next_run_after FROM pipeline WHERE NOT stale ORDER BY id")
                .query((row, _) -> {
                    String id = row.getString("id");
                    List<Latest> runs = latest.getOrDefault(id, List.of());
                    Timestamp next = row.getTimestamp("next_run_after");
                    return new PipelinesPage.Row(
                            id,
                            row.getString("description"),
                            row.getString("owner"),
                            List.of((String[]) row.getArray("tags").getArray()),
                            row.getBoolean("paused"),
                            next == null ? null : next.toInstant(),
                            bars(runs),
                            (int) runs.stream()
                                    .filter(run -> run.state().equals("running"))
                                    .count(),
                            rates.get(id));
                })
                .list();
    }

    private List<Latest> latest() {
        return sql.sql(LATEST)
                .param(PipelinesPage.RUNS)
                .query((row, _) -> new Latest(
                        row.getString("of"),
                        row.getString("run_id"),
                        row.getString("state"),
                        row.getTimestamp("run_after").toInstant(),
                        instant(row.getTimestamp("started_at")),
                        instant(row.getTimestamp("ended_at"))))
                .list();
    }

    private static List<PipelinesPage.Bar> bars(List<Latest> runs) {
        long longest =
                runs.stream().mapToLong(run -> run.took().toMillis()).max().orElse(0);
        return runs.stream()
                .map(run -> new PipelinesPage.Bar(
                        run.run(),
                        run.state(),
                        run.at(),
                        run.endedAt() == null ? null : run.took(),
                        longest == 0 || run.endedAt() == null
                                ? 1
                                : (double) run.took().toMillis() / longest))
                .toList();
    }

    /** The share of runs of the last thirty days that succeeded, in percent. */
    private Map<String, Integer> rates() {
        Map<String, Integer> rates = new HashMap<>();
        sql.sql("""
                SELECT pipeline, round(100.0 * sum(succeeded) / sum(succeeded + failed)) FROM pipeline_day
                WHERE day > current_date - 30 GROUP BY pipeline HAVING sum(succeeded + failed) > 0
                """).query(row -> {
            rates.put(row.getString(1), row.getInt(2));
        });
        return rates;
    }

    private static @Nullable Instant instant(@Nullable Timestamp found) {
        return found == null ? null : found.toInstant();
    }
}
