package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a table is cut into partitions, as {@code partition_by} says: a column with its type and step, or a range of numbers. */
public record PartitionKey(String field, String dataType, String granularity, Optional<Range> range) {

    /** Steps of a whole number, from start (in it) to end (not in it). */
    record Range(long start, long end, long interval) {}

    static Optional<PartitionKey> of(Node node) {
        return node.config().find("partition_by").map(value -> {
            if (value instanceof String field) {
                return new PartitionKey(field, "date", "day", Optional.empty());
            }
            if (value instanceof Map<?, ?> map && map.get("field") instanceof String field) {
                return of(node, map, field);
            }
            throw new ExecutionException.NotPossible(node.position() + ": partition_by needs a field");
        });
    }

    private static PartitionKey of(Node node, Map<?, ?> map, String field) {
        String type = text(map, "data_type", "date");
        if (!List.of("date", "timestamp", "datetime", "int64").contains(type)) {
            throw new ExecutionException.NotPossible(
                    node.position() + ": partition_by data_type is date, timestamp, datetime or int64, not " + type);
        }
        Optional<Range> range = map.get("range") instanceof Map<?, ?> given
                ? Optional.of(new Range(number(given, "start"), number(given, "end"), number(given, "interval")))
                : Optional.empty();
        if (type.equals("int64") && range.isEmpty()) {
            throw new ExecutionException.NotPossible(
                    node.position() + ": partition_by an int64 needs a range: {start, end, interval}");
        }
        return new PartitionKey(field, type, text(map, "granularity", "day"), range);
    }

    private static String text(Map<?, ?> map, String key, String usual) {
        Object value = map.get(key);
        return value == null ? usual : String.valueOf(value).toLowerCase(Locale.ROOT);
    }

    private static long number(Map<?, ?> map, String key) {
        return Long.parseLong(String.valueOf(map.get(key)));
    }

    /** What stands behind {@code partition by}. */
    String clause() {
        if (range.isPresent()) {
            Range steps = range.get();
            return "range_bucket(%s, generate_array(%d, %d, %d))"
                    .formatted(Identifiers.quoted(field), steps.start(), steps.end(), steps.interval());
        }
        return expression("");
    }

    /** A value that is the same for all rows of a partition; the prefix is an alias with its dot. */
    String expression(String prefix) {
        String column = prefix + Identifiers.quoted(field);
        if (range.isPresent()) {
            Range steps = range.get();
            return "%d + div(%s - %d, %d) * %d"
                    .formatted(steps.start(), column, steps.start(), steps.interval(), steps.interval());
        }
        if (dataType.equals("date") && granularity.equals("day")) {
            return column;
        }
        return dataType + "_trunc(" + column + ", " + granularity + ")";
    }
}
