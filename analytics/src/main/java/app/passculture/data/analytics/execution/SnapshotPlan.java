package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the history of a query's rows (slowly changing dimension, type 2) with one statement, so that no reader sees a half. */
final class SnapshotPlan {

    private final Node node;
    private final String sql;
    private final NodeState state;
    private final SnapshotColumns names;
    private final Instant now;
    private final List<String> keys;

    SnapshotPlan(Planner.Input input, NodeState state, Instant now) {
        this.node = input.node();
        this.sql = TableDdl.trimmed(input.sql());
        this.state = state;
        this.now = now;
        this.names = SnapshotColumns.of(node);
        this.keys = node.config().texts("unique_key");
        if (keys.isEmpty()) {
            throw new ExecutionException.NotPossible(node.position() + ": a snapshot needs a unique_key");
        }
    }

    Plan plan() {
        TableName table = Identifiers.table(node);
        if (!state.isTable()) {
            return Plan.of(node, "snapshot", List.of(new Step.Execute(TableDdl.table(node, table, first()))));
        }
        List<Step> steps = new ArrayList<>();
        Schema existing = state.table().schema();
        List<Field> added = state.columns().fields().stream()
                .filter(field -> existing.indexOf(field.name()) < 0)
                .toList();
        if (!added.isEmpty()) {
            steps.add(new Step.AddColumns(table, added));
        }
        steps.add(new Step.Execute(merge(table)));
        return Plan.of(node, "snapshot", steps);
    }

    private boolean byTimestamp() {
        return switch (node.config().text("strategy").orElse("")) {
            case "timestamp" -> true;
            case "check" -> false;
            case String other ->
                throw new ExecutionException.NotPossible(
                        node.position() + ": strategy of a snapshot is timestamp or check, not '" + other + "'");
        };
    }

    private String updatedAt() {
        return node.config()
                .text("updated_at")
                .orElseThrow(() -> new ExecutionException.NotPossible(
                        node.position() + ": strategy='timestamp' needs updated_at"));
    }

    /** When a row became what it is; the alias comes with its dot. */
    private String since(String alias) {
        return byTimestamp() ? alias + Identifiers.quoted(updatedAt()) : moment();
    }

    /** The time of the run, in the type of the times in the table. */
    private String moment() {
        String literal = "timestamp '" + now.truncatedTo(ChronoUnit.MICROS) + "'";
        return switch (typeOfTimes()) {
            case "DATETIME" -> "datetime(" + literal + ")";
            case "DATE" -> "date(" + literal + ")";
            default -> literal;
        };
    }

    private String typeOfTimes() {
        boolean known = byTimestamp() && state.query().isPresent();
        int index = known ? state.columns().indexOf(updatedAt()) : -1;
        Type type = index < 0
                ? Type.Scalar.TIMESTAMP
                : state.columns().fields().get(index).type();
        return type.toString();
    }

    private String scdId(String alias) {
        List<String> parts = new ArrayList<>();
        keys.forEach(key -> parts.add(alias + Identifiers.quoted(key)));
        parts.add(since(alias));
        return parts.stream()
                .map(part -> "coalesce(cast(" + part + " as string), '')")
                .collect(Collectors.joining(", '|', ", "to_hex(md5(concat(", ")))"));
    }

    /** {@code dbt_valid_to_current}, or NULL of the type of the other times. */
    private String stillValid(String alias) {
        return node.config()
                .text("dbt_valid_to_current")
                .orElseGet(() -> "nullif(" + since(alias) + ", " + since(alias) + ")");
    }

    private String first() {
        String deleted = newRecords() ? ",\n    'False' as " + names.isDeleted() : "";
        return "select\n    *,\n    %s as %s,\n    %s as %s,\n    %s as %s,\n    %s as %s%s\nfrom (\n%s\n) as sbq"
                .formatted(
                        scdId("sbq."),
                        names.scdId(),
                        since("sbq."),
                        names.updatedAt(),
                        since("sbq."),
                        names.validFrom(),
                        stillValid("sbq."),
                        names.validTo(),
                        deleted,
                        sql);
    }

    private boolean newRecords() {
        return hardDeletes().equals("new_record");
    }

    private String hardDeletes() {
        String usual = TableDdl.isTrue(node, "invalidate_hard_deletes") ? "invalidate" : "ignore";
        String mode = node.config().text("hard_deletes").orElse(usual);
        if (!List.of("ignore", "invalidate", "new_record").contains(mode)) {
            throw new ExecutionException.NotPossible(
                    node.position() + ": hard_deletes is ignore, invalidate or new_record, not '" + mode + "'");
        }
        return mode;
    }

    private String isCurrent(String alias) {
        String column = alias + names.validTo();
        return node.config()
                .text("dbt_valid_to_current")
                .map(current -> "(" + column + " = " + current + " or " + column + " is null)")
                .orElse(column + " is null");
    }

    private String changed() {
        String change = byTimestamp()
                ? "cur." + names.validFrom() + " < src." + Identifiers.quoted(updatedAt())
                : checked().stream()
                        .map(Identifiers::quoted)
                        .map(column -> "src." + column + " is distinct from cur." + column)
                        .collect(Collectors.joining(" or "));
        return "(" + change + (newRecords() ? " or cur." + names.isDeleted() + " = 'True'" : "") + ")";
    }

    private List<String> checked() {
        List<String> named = node.config().texts("check_cols");
        if (named.isEmpty()) {
            throw new ExecutionException.NotPossible(node.position() + ": strategy='check' needs check_cols");
        }
        return named.equals(List.of("all"))
                ? state.columns().fields().stream().map(Field::name).toList()
                : named;
    }

    private String sameKey() {
        return keys.stream()
                .map(Identifiers::quoted)
                .map(key -> "src." + key + " = cur." + key)
                .collect(Collectors.joining(" and "));
    }

    private String merge(TableName table) {
        List<String> columns =
                state.columns().fields().stream().map(Field::name).toList();
        List<String> written = new ArrayList<>(columns);
        List.of(names.scdId(), names.updatedAt(), names.validFrom(), names.validTo())
                .forEach(written::add);
        if (newRecords()) {
            written.add(names.isDeleted());
        }
        return """
                merge into %s as DBT_INTERNAL_DEST
                using (
                with src as (
                %s
                ),
                cur as (
                select * from %s as kept where %s
                )
                %s
                ) as DBT_INTERNAL_SOURCE
                on DBT_INTERNAL_DEST.%s = DBT_INTERNAL_SOURCE.%s
                when matched and DBT_INTERNAL_SOURCE.dbt_change_type = 'close' and %s then update set %s = DBT_INTERNAL_SOURCE.%s
                when not matched and DBT_INTERNAL_SOURCE.dbt_change_type = 'insert' then insert (%s) values (%s)""".formatted(
                        table.quoted(),
                        sql,
                        table.quoted(),
                        isCurrent("kept."),
                        String.join("\nunion all\n", changes(columns)),
                        names.scdId(),
                        names.scdId(),
                        isCurrent("DBT_INTERNAL_DEST."),
                        names.validTo(),
                        names.validTo(),
                        Identifiers.list(written),
                        Identifiers.list(written, name -> "DBT_INTERNAL_SOURCE." + name));
    }

    /** Versions to close, versions to begin, and what became of rows that are gone. */
    private List<String> changes(List<String> columns) {
        List<String> parts = new ArrayList<>();
        String join = " join cur on " + sameKey();
        String absent = "cur." + names.scdId() + " is null";
        parts.add(part("insert", columns, "src.", scdId("src."), since("src."), stillValid("src."), "'False'")
                + " from src left" + join + " where " + absent + " or " + changed());
        parts.add(part("close", columns, "src.", "cur." + names.scdId(), since("src."), since("src."), "'False'")
                + " from src" + join + " where " + changed());
        if (!hardDeletes().equals("ignore")) {
            String live = newRecords() ? " and cur." + names.isDeleted() + " = 'False'" : "";
            String gone = " from cur left join src on " + sameKey() + " where src."
                    + Identifiers.quoted(keys.getFirst()) + " is null" + live;
            parts.add(part("close", columns, "cur.", "cur." + names.scdId(), moment(), moment(), "'False'") + gone);
            if (newRecords()) {
                String id =
                        "to_hex(md5(concat(cur." + names.scdId() + ", '|deleted|', cast(" + moment() + " as string))))";
                String open =
                        node.config().text("dbt_valid_to_current").orElse("nullif(" + moment() + ", " + moment() + ")");
                parts.add(part("insert", columns, "cur.", id, moment(), open, "'True'") + gone);
            }
        }
        return parts;
    }

    private String part(
            String change, List<String> columns, String alias, String id, String from, String to, String deleted) {
        return "select '%s' as dbt_change_type, %s, %s as %s, %s as %s, %s as %s, %s as %s%s"
                .formatted(
                        change,
                        Identifiers.list(columns, name -> alias + name),
                        id,
                        names.scdId(),
                        from,
                        names.updatedAt(),
                        from,
                        names.validFrom(),
                        to,
                        names.validTo(),
                        newRecords() ? ", " + deleted + " as " + names.isDeleted() : "");
    }

    /** What the columns are called that a snapshot adds. */
    private record SnapshotColumns(String scdId, String updatedAt, String validFrom, String validTo, String isDeleted) {

        static SnapshotColumns of(Node node) {
            Map<?, ?> given = node.config().find("snapshot_meta_column_names").orElse(Map.of()) instanceof Map<?, ?> map
                    ? map
                    : Map.of();
            return new SnapshotColumns(
                    name(given, "dbt_scd_id"),
                    name(given, "dbt_updated_at"),
                    name(given, "dbt_valid_from"),
                    name(given, "dbt_valid_to"),
                    name(given, "dbt_is_deleted"));
        }

        private static String name(Map<?, ?> given, String usual) {
            Object name = given.get(usual);
            return name == null ? usual : String.valueOf(name);
        }
    }
}
