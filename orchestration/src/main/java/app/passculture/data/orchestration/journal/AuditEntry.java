package app.passculture.data.orchestration.journal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the audit log: who did what to which subject, with anything else, and what it was before and after. */
public record AuditEntry(
        Actor actor,
        String event,
        Subject subject,
        Map<String, Object> extra,
        @Nullable Object before,
        @Nullable Object after) {

    /** What something was done to: a pipeline, one of its runs, one of its tasks, or none of these. */
    public record Subject(
            @Nullable String pipeline,
            @Nullable String run,
            @Nullable String task,
            @Nullable Integer tryNumber) {

        public static Subject none() {
            return new Subject(null, null, null, null);
        }

        public static Subject pipeline(String pipeline) {
            return new Subject(pipeline, null, null, null);
        }

        public static Subject run(String pipeline, String run) {
            return new Subject(pipeline, run, null, null);
        }

        public static Subject task(String pipeline, String run, String task) {
            return new Subject(pipeline, run, task, null);
        }
    }

    public AuditEntry {
        extra = Map.copyOf(extra);
    }

    public AuditEntry(Actor actor, String event, Subject subject) {
        this(actor, event, subject, Map.of(), null, null);
    }
}
