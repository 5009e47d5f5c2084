package app.passculture.data.orchestration.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs that may go: they have ended long ago and are not the latest of their pipeline and type, which others may look at or wait for. */
record OldRuns(JdbcClient database) {

    private static final List<String> PARTITIONED = List.of("output", "attempt", "task_instance");
    private static final List<String> OTHERS = List.of("awaited_run", "pool_waiter", "outbox");

    private static final String OLD = """
            SELECT run.id, run.pipeline, run.run_id
            FROM run JOIN pipeline ON pipeline.id = run.pipeline
            WHERE run.state IN ('success', 'failed')
              AND run.ended_at < :now - coalesce(pipeline.retention, make_interval(secs => :seconds))
              AND EXISTS (
                  SELECT FROM run later
                  WHERE later.pipeline = run.pipeline AND later.type = run.type
                    AND (later.run_after, later.id) > (run.run_after, run.id))
            """;

    private static final String BATCH = OLD + """
            ORDER BY run.run_after
            LIMIT :limit
            FOR UPDATE OF run SKIP LOCKED
            """;

    private static final String STAYS = "SELECT EXISTS (SELECT FROM run kept WHERE kept.id >= first_run_id(:start)"
            + " AND kept.id < first_run_id(:end) AND kept.id NOT IN (SELECT old.id FROM (" + OLD + ") old))";

    /** One of them. */
    record OldRun(long id, String pipeline, String run) {}

    /** Locks some of them, the oldest first; whoever clears one of the others meanwhile is not in the way. */
    List<OldRun> lock(Instant now, Duration keep, int limit) {
        return database.sql(BATCH)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("seconds", keep.toSeconds())
                .param("limit", limit)
                .query((row, _) -> new OldRun(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Whether a run of the month is to stay. */
    boolean stayIn(Months.Month month, Instant now, Duration keep) {
        return database.sql(STAYS)
                .param("start", month.start().atOffset(ZoneOffset.UTC))
                .param("end", month.end().atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("seconds", keep.toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** Deletes runs; the tasks of those in a month that goes as a whole are left to that. */
    void delete(List<OldRun> runs, Predicate<OldRun> goesWithItsMonth) {
        Long[] singly = ids(runs.stream().filter(goesWithItsMonth.negate()).toList());
        PARTITIONED.forEach(table -> delete(table, "run", singly));
        Long[] all = ids(runs);
        OTHERS.forEach(table -> delete(table, "run", all));
        delete("run", "id", all);
    }

    private static Long[] ids(List<OldRun> runs) {
        return runs.stream().map(OldRun::id).toArray(Long[]::new);
    }

    private void delete(String table, String column, Long[] ids) {
        if (ids.length > 0) {
            database.sql("DELETE FROM %s WHERE %s = ANY(:ids)".formatted(table, column))
                    .param("ids", ids)
                    .update();
        }
    }
}
