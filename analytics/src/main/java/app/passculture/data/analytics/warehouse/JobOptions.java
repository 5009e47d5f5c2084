package app.passculture.data.analytics.warehouse;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a job is known and how long it may take. With an id of its own a job happens once: to begin it again finds the first one, running,
 * done or failed. Without one each beginning is another job.
 */
public record JobOptions(
        @Nullable String id,
        Map<String, String> labels,
        @Nullable Duration timeLimit) {

    public static final JobOptions NONE = new JobOptions(null, Map.of(), null);

    public JobOptions {
        if (id != null && !id.matches("[A-Za-z0-9_-]{1,1024}")) {
            throw new IllegalArgumentException("A job's id is letters, digits, _ and -, not '%s'".formatted(id));
        }
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    public JobOptions as(String id) {
        return new JobOptions(id, labels, timeLimit);
    }

    /** Labels in place of the ones so far. */
    public JobOptions labelled(Map<String, String> labels) {
        return new JobOptions(id, labels, timeLimit);
    }

    public JobOptions within(Duration timeLimit) {
        return new JobOptions(id, labels, timeLimit);
    }
}
