package app.passculture.data.orchestration.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the audit log, in the transaction of the caller. */
public final class Audit {

    private static final String INSERT = """
            INSERT INTO event_log (actor, via, event, pipeline, task, run_id, try_number, extra, before, after)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
            """;

    private final JdbcClient sql;

    public Audit(JdbcClient sql) {
        this.sql = sql;
    }

    public void write(AuditEntry entry) {
        AuditEntry.Subject subject = entry.subject();
        sql.sql(INSERT)
                .param(entry.actor().name())
                .param(entry.actor().via())
                .param(entry.event())
                .param(subject.pipeline())
                .param(subject.task())
                .param(subject.run())
                .param(subject.tryNumber())
                .param(entry.extra().isEmpty() ? null : Json.write(entry.extra()))
                .param(json(entry.before()))
                .param(json(entry.after()))
                .update();
    }

    void writeAll(List<AuditEntry> entries) {
        entries.forEach(this::write);
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : Json.write(value);
    }
}
