package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * How a node ended: {@code kind} as a person reads it (table, test …), what went wrong, how many rows fail a test and the first
 * of them.
 */
public record NodeResult(
        Node node, Status status, String kind, String message, Span span, Totals totals, Failing failing) {

    /** From when to when. */
    public record Span(Instant start, Instant end) {
        public Duration length() {
            return Duration.between(start, end);
        }
    }

    /** What a test found. */
    public record Failing(OptionalLong count, List<Row> rows) {
        public static final Failing NONE = new Failing(OptionalLong.empty(), List.of());

        public Failing {
            rows = List.copyOf(rows);
        }
    }

    static NodeResult of(Node node, Status status, String kind, String message, Span span) {
        return new NodeResult(node, status, kind, message, span, Totals.NONE, Failing.NONE);
    }
}
