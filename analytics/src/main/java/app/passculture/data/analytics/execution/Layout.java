package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.Partitioning;
import app.passculture.data.analytics.warehouse.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a table is cut and clustered; one cut otherwise cannot be replaced in place. */
record Layout(String partitions, List<String> clustering) {

    static Layout of(Node node) {
        Optional<PartitionKey> key = PartitionKey.of(node);
        return new Layout(key.map(Layout::text).orElse(""), lower(node.config().texts("cluster_by")));
    }

    private static String text(PartitionKey key) {
        return key.range()
                .map(range -> "%s/%d/%d/%d".formatted(lower(key.field()), range.start(), range.end(), range.interval()))
                .orElseGet(() -> lower(key.field()) + "/" + key.granularity());
    }

    boolean isThatOf(Table table) {
        String found = switch (table.definition().options().partitioning()) {
            case null -> "";
            case Partitioning.Time time ->
                lower(String.valueOf(time.field())) + "/" + lower(time.unit().name());
            case Partitioning.Range range ->
                "%s/%d/%d/%d".formatted(lower(range.field()), range.start(), range.end(), range.interval());
        };
        return found.equals(partitions)
                && lower(table.definition().options().clustering()).equals(clustering);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<String> lower(List<String> texts) {
        return texts.stream().map(Layout::lower).toList();
    }
}
