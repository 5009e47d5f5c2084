package app.passculture.data.analytics.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of a table besides its columns. */
public record TableOptions(
        String description,
        Map<String, String> labels,
        @Nullable Partitioning partitioning,
        List<String> clustering,
        @Nullable Instant expires) {

    public static final TableOptions NONE = new TableOptions("", Map.of(), null, List.of(), null);

    public TableOptions {
        labels = Map.copyOf(labels);
        clustering = List.copyOf(clustering);
    }

    public TableOptions describedAs(String text) {
        return new TableOptions(text, labels, partitioning, clustering, expires);
    }

    public TableOptions labelled(Map<String, String> labels) {
        return new TableOptions(description, labels, partitioning, clustering, expires);
    }

    public TableOptions partitionedBy(Partitioning partitioning) {
        return new TableOptions(description, labels, partitioning, clustering, expires);
    }

    public TableOptions clusteredBy(List<String> columns) {
        return new TableOptions(description, labels, partitioning, columns, expires);
    }

    public TableOptions expiringAt(Instant time) {
        return new TableOptions(description, labels, partitioning, clustering, time);
    }
}
