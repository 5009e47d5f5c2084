package app.passculture.data.orchestration.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task of a run as it stands.
 *
 * @param place its place in the specification
 * @param gate what it waits for, as the engine stores it
 * @param failure JSON: cause, types, message
 * @param node the name of the node that has its attempt
 */
public record FoundTask(
        FoundRun run,
        int place,
        String task,
        String state,
        int tries,
        Terms terms,
        @Nullable UUID attempt,
        @Nullable String gate,
        @Nullable String failure,
        @Nullable String node,
        @Nullable String note,
        Times times) {

    /** Under which terms it runs. */
    public record Terms(int priority, @Nullable String pool, int slots, int maxTries) {}

    /** When things happened to its latest try. */
    public record Times(
            @Nullable Instant readyAt,
            @Nullable Instant queuedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    static final String COLUMNS =
            "t.ix, t.task, t.state, t.tries, t.priority, t.pool, t.slots, t.max_tries, t.attempt, t.gate,"
                    + " t.failure, n.name AS node_name, t.note, t.ready_at, t.queued_at, t.started_at, t.ended_at, "
                    + FoundRun.COLUMNS;

    static FoundTask of(ResultSet set, int number) throws SQLException {
        Row row = new Row(set);
        return new FoundTask(
                FoundRun.of(set, number),
                row.integer("ix"),
                row.text("task"),
                row.text("state"),
                row.integer("tries"),
                new Terms(
                        row.integer("priority"),
                        row.textOrNull("pool"),
                        row.integer("slots"),
                        row.integer("max_tries")),
                set.getObject("attempt", UUID.class),
                row.textOrNull("gate"),
                row.textOrNull("failure"),
                row.textOrNull("node_name"),
                row.textOrNull("note"),
                new Times(
                        row.timeOrNull("ready_at"),
                        row.timeOrNull("queued_at"),
                        row.timeOrNull("started_at"),
                        row.timeOrNull("ended_at")));
    }
}
