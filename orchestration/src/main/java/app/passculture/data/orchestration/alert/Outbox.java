package app.passculture.data.orchestration.alert;

import app.passculture.data.orchestration.pipeline.spec.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The alerts that are to be delivered. Whoever claims some has them for a while; if it does not say how it went, they are due again. */
record Outbox(JdbcClient database) {

    private static final String CLAIM = """
            WITH due AS (
                SELECT id FROM outbox
                WHERE kind = 'alert' AND delivered_at IS NULL AND failed_at IS NULL AND due_at <= clock_timestamp()
                ORDER BY due_at
                LIMIT :limit
                FOR UPDATE SKIP LOCKED
            ),
            claimed AS (
                UPDATE outbox SET due_at = clock_timestamp() + make_interval(secs => :seconds), tries = tries + 1
                FROM due WHERE outbox.id = due.id
                RETURNING outbox.id, outbox.tries, outbox.run, outbox.payload
            )
            SELECT claimed.id, claimed.tries, claimed.payload, run.interval_start
            FROM claimed JOIN run ON run.id = claimed.run
            ORDER BY claimed.id
            """;

    private static final String DELIVERED = """
            UPDATE outbox SET delivered_at = clock_timestamp(), last_error = NULL
            WHERE id = :id AND delivered_at IS NULL AND failed_at IS NULL
            """;

    private static final String POSTPONED = """
            UPDATE outbox SET due_at = clock_timestamp() + make_interval(secs => :seconds), last_error = :error
            WHERE id = :id AND tries = :tries AND delivered_at IS NULL AND failed_at IS NULL
            """;

    /** What nobody has received is at least in the log of events. */
    private static final String GIVEN_UP = """
            WITH given_up AS (
                UPDATE outbox SET failed_at = clock_timestamp(), last_error = :error
                WHERE id = :id AND tries = :tries AND delivered_at IS NULL AND failed_at IS NULL
                RETURNING id, payload, tries
            )
            INSERT INTO event_log (actor, via, event, pipeline, run_id, extra)
            SELECT 'orchestration', 'scheduler', 'alert_undeliverable', payload ->> 'pipeline', payload ->> 'run',
                   jsonb_build_object('alert', id, 'channel', payload ->> 'channel', 'target', payload ->> 'target',
                                      'tries', tries, 'reason', :error::text)
            FROM given_up
            """;

    List<Alert> claim(int limit, Duration lease) {
        return database.sql(CLAIM)
                .param("limit", limit)
                .param("seconds", lease.toMillis() / 1000.0)
                .query(Outbox::alert)
                .list();
    }

    void delivered(Alert alert) {
        database.sql(DELIVERED).param("id", alert.id()).update();
    }

    void postpone(Alert alert, Duration delay, String error) {
        database.sql(POSTPONED)
                .param("id", alert.id())
                .param("tries", alert.tries())
                .param("seconds", delay.toMillis() / 1000.0)
                .param("error", error)
                .update();
    }

    /** Whether it was this call that gave it up. */
    boolean giveUp(Alert alert, String error) {
        return database.sql(GIVEN_UP)
                        .param("id", alert.id())
                        .param("tries", alert.tries())
                        .param("error", error)
                        .update()
                > 0;
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        JsonNode payload = JsonMapper.shared().readTree(row.getString("payload"));
        return new Alert(
                row.getLong("id"),
                row.getInt("tries"),
                new Alert.To(Notice.Channel.valueOf(text(payload, "channel")), text(payload, "target")),
                new Alert.About(
                        text(payload, "pipeline"),
                        text(payload, "run"),
                        row.getTimestamp("interval_start").toInstant(),
                        Notice.Occasion.valueOf(text(payload, "occasion")),
                        text(payload, "owner"),
                        StreamSupport.stream(payload.required("failedTasks").spliterator(), false)
                                .map(JsonNode::stringValue)
                                .toList()));
    }

    private static String text(JsonNode payload, String field) {
        return payload.required(field).stringValue();
    }
}
