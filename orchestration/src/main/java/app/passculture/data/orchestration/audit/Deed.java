package app.passculture.data.orchestration.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that somebody did: who, through what, to what, and how that looked before and after; secrets must be masked already. */
public record Deed(
        String actor,
        String via,
        String event,
        Deed.Subject subject,
        @Nullable Object before,
        @Nullable Object after,
        Map<String, ?> extra) {

    /** The pipeline, run, task and try that it is about, as far as it is about one. */
    public record Subject(
            @Nullable String pipeline,
            @Nullable String runId,
            @Nullable String task,
            @Nullable Integer tryNumber) {
        public static final Subject NONE = new Subject(null, null, null, null);

        public static Subject pipeline(String pipeline) {
            return new Subject(pipeline, null, null, null);
        }

        public static Subject run(String pipeline, String runId) {
            return new Subject(pipeline, runId, null, null);
        }
    }

    public Deed {
        extra = Map.copyOf(extra);
    }
}
