package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The statements that make tables and views of queries. */
final class TableDdl {

    private TableDdl() {}

    /** A table with the rows of a query; readers see the old one or the new one. */
    static String table(Node node, TableName table, String query) {
        StringBuilder sql = new StringBuilder(header(node));
        sql.append("create or replace table ").append(table.quoted());
        columns(node).ifPresent(list -> sql.append(" (\n").append(list).append("\n)"));
        PartitionKey.of(node).ifPresent(key -> sql.append("\npartition by ").append(key.clause()));
        List<String> clustering = node.config().texts("cluster_by");
        if (!clustering.isEmpty()) {
            sql.append("\ncluster by ").append(Identifiers.list(clustering));
        }
        return sql.append(options(tableOptions(node)))
                .append("\nas (\n")
                .append(query(node, query))
                .append("\n)")
                .toString();
    }

    /** With a contract that has constraints the columns are declared; the query must then give them in this order. */
    private static Optional<String> columns(Node node) {
        return Contract.of(node).filter(Contract::hasConstraints).map(Contract::columnList);
    }

    private static String query(Node node, String query) {
        Optional<Contract> contract = Contract.of(node).filter(Contract::hasConstraints);
        return contract.map(each -> "select " + Identifiers.list(each.names()) + " from (\n" + trimmed(query) + "\n)")
                .orElseGet(() -> trimmed(query));
    }

    static String view(Node node, TableName view, String query) {
        return header(node) + "create or replace view " + view.quoted() + options(viewOptions(node)) + "\nas "
                + trimmed(query);
    }

    /** A table beside, with the same partitions, for the time of a plan. */
    static String beside(Node node, TableName table, String query) {
        StringBuilder sql = new StringBuilder(header(node));
        sql.append("create or replace table ").append(table.quoted());
        PartitionKey.of(node).ifPresent(key -> sql.append("\npartition by ").append(key.clause()));
        return sql.append("\nas (\n").append(trimmed(query)).append("\n)").toString();
    }

    /** Statements that a model wants in front of its query. */
    static String header(Node node) {
        return node.config()
                .text("sql_header")
                .map(text -> text.strip() + (text.strip().endsWith(";") ? "\n" : ";\n"))
                .orElse("");
    }

    /** A query without the semicolon that may end it. */
    static String trimmed(String query) {
        String text = query.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    }

    private static Map<String, String> tableOptions(Node node) {
        Map<String, String> options = viewOptions(node);
        boolean partitioned = node.config().find("partition_by").isPresent();
        if (partitioned && isTrue(node, "require_partition_filter")) {
            options.put("require_partition_filter", "true");
        }
        if (partitioned) {
            node.config()
                    .text("partition_expiration_days")
                    .ifPresent(days -> options.put("partition_expiration_days", days));
        }
        return options;
    }

    private static Map<String, String> viewOptions(Node node) {
        Map<String, String> options = new TreeMap<>();
        if (Documentation.ofRelation(node)) {
            options.put("description", Identifiers.text(node.description().text()));
        }
        node.config()
                .text("hours_to_expiration")
                .ifPresent(hours -> options.put(
                        "expiration_timestamp", "timestamp_add(current_timestamp(), interval " + hours + " hour)"));
        List<String> labels = new ArrayList<>();
        if (node.config().find("labels").orElse(null) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> labels.add("(%s, %s)"
                    .formatted(Identifiers.text(String.valueOf(key)), Identifiers.text(String.valueOf(value)))));
        }
        if (!labels.isEmpty()) {
            options.put("labels", "[" + String.join(", ", labels) + "]");
        }
        return options;
    }

    static boolean isTrue(Node node, String key) {
        return node.config().find(key).filter(Boolean.TRUE::equals).isPresent();
    }

    private static String options(Map<String, String> options) {
        List<String> written = new ArrayList<>();
        options.forEach((key, value) -> written.add(key + " = " + value));
        return written.isEmpty() ? "" : "\noptions (" + String.join(", ", written) + ")";
    }
}
