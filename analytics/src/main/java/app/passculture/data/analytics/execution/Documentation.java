package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which descriptions of a node go into the warehouse, as {@code persist_docs} says. */
final class Documentation {

    private Documentation() {}

    static boolean ofRelation(Node node) {
        return wanted(node, "relation") && !node.description().text().isBlank();
    }

    private static boolean wanted(Node node, String what) {
        return node.config().find("persist_docs").orElse(null) instanceof Map<?, ?> map
                && Boolean.TRUE.equals(map.get(what));
    }

    /** The step that describes columns; none when nothing is to be said. */
    static List<Step> steps(Node node, TableName table) {
        if (!wanted(node, "columns")) {
            return List.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        node.description().columns().stream()
                .filter(column -> !column.text().isBlank())
                .forEach(column -> texts.put(column.name(), column.text()));
        return texts.isEmpty()
                ? List.of()
                : List.of(new Step.Describe(
                        table, ofRelation(node) ? node.description().text() : "", texts));
    }
}
