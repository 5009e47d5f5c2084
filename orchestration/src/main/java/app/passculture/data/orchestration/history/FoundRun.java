package app.passculture.data.orchestration.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands.
 *
 * @param number what the journal calls it
 * @param parameters a JSON object
 * @param taskCounts a JSON object: how many of its tasks are in each state
 */
public record FoundRun(
        long number,
        String pipeline,
        String id,
        FoundVersion version,
        Dates dates,
        Origin origin,
        String state,
        boolean paused,
        String parameters,
        String taskCounts,
        @Nullable String note,
        Times times) {

    /** What a run handles: named by its logical date, if it has one. */
    public record Dates(@Nullable Instant logicalDate, Instant intervalStart, Instant intervalEnd, Instant runAfter) {}

    /** Why there is a run. */
    public record Origin(
            String type, String triggeredBy, @Nullable String user) {}

    /** When things happened. */
    public record Times(
            Instant queuedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Instant updatedAt) {}

    static final String COLUMNS =
            "r.id AS run_number, r.pipeline, r.run_id, r.logical_date, r.interval_start, r.interval_end,"
                    + " r.run_after, r.type, r.triggered_by, r.triggering_user, r.state AS run_state, r.paused, r.parameters, r.task_counts,"
                    + " r.note AS run_note, r.queued_at AS run_queued_at, r.started_at AS run_started_at, r.ended_at AS run_ended_at,"
                    + " r.updated_at, " + FoundVersion.COLUMNS;

    static final String VERSION = "JOIN pipeline_version v ON v.id = r.pipeline_version";

    static final String FROM = "run r " + VERSION;

    static FoundRun of(ResultSet set, int number) throws SQLException {
        Row row = new Row(set);
        return new FoundRun(
                row.number("run_number"),
                row.text("pipeline"),
                row.text("run_id"),
                FoundVersion.of(row),
                new Dates(
                        row.timeOrNull("logical_date"),
                        row.time("interval_start"),
                        row.time("interval_end"),
                        row.time("run_after")),
                new Origin(row.text("type"), row.text("triggered_by"), row.textOrNull("triggering_user")),
                row.text("run_state"),
                row.flag("paused"),
                row.text("parameters"),
                row.text("task_counts"),
                row.textOrNull("run_note"),
                new Times(
                        row.time("run_queued_at"),
                        row.timeOrNull("run_started_at"),
                        row.timeOrNull("run_ended_at"),
                        row.time("updated_at")));
    }
}
