package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.RelationName;
import app.passculture.data.analytics.warehouse.TableName;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Names and texts as they stand in SQL. */
final class Identifiers {

    private Identifiers() {}

    /** A column, or a path into a struct. */
    static String quoted(String name) {
        return "`" + name.replace("`", "").replace(".", "`.`") + "`";
    }

    static String list(List<String> names) {
        return list(names, name -> name);
    }

    static String list(List<String> names, UnaryOperator<String> shown) {
        return names.stream().map(name -> shown.apply(quoted(name))).collect(Collectors.joining(", "));
    }

    static String text(String value) {
        return "'"
                + value.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r") + "'";
    }

    /** The table that a node becomes. */
    static TableName table(Node node) {
        return node.relation()
                .map(RelationName::table)
                .orElseThrow(() -> new IllegalStateException(node.uniqueId() + " becomes no table"));
    }

    /** A table beside another, for the time of a plan. */
    static TableName beside(TableName table, String suffix) {
        return new TableName(table.project(), table.dataset(), table.table() + suffix);
    }
}
