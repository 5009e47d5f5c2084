package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableName;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds what is new to the table of an incremental model: appended, merged by a key, or partition by partition. */
final class IncrementalPlan {

    private static final String DEST = "DBT_INTERNAL_DEST";
    private static final String SOURCE = "DBT_INTERNAL_SOURCE";

    private final Node node;
    private final String sql;
    private final Schema query;
    private final Schema table;
    private final Optional<ProjectOptions.Window> window;
    private final TableName into;

    IncrementalPlan(Planner.Input input, NodeState state, Optional<ProjectOptions.Window> window, TableName into) {
        this.node = input.node();
        this.sql = TableDdl.trimmed(input.sql());
        this.query = state.columns();
        this.table = state.table().schema();
        this.window = window;
        this.into = into;
    }

    Plan plan(TableName beside) {
        ColumnChanges changes = ColumnChanges.between(node, table, query);
        List<Step> steps = new ArrayList<>(changes.steps(into));
        List<String> columns = changes.written();
        String strategy = strategy();
        List<TableName> temporary = new ArrayList<>();
        if (strategy.equals("insert_overwrite")) {
            steps.add(new Step.Execute(TableDdl.beside(node, beside, sql)));
            steps.add(new Step.OverwritePartitions(into, beside, key(), named(), columns));
            temporary.add(beside);
        } else {
            steps.add(new Step.Execute(
                    TableDdl.header(node) + (strategy.equals("append") ? append(columns) : merge(columns))));
        }
        steps.addAll(Documentation.steps(node, into));
        return new Plan(node, "incremental", steps, temporary);
    }

    private String strategy() {
        String strategy =
                node.config().text("incremental_strategy").orElse("merge").toLowerCase(Locale.ROOT);
        if (!List.of("append", "merge", "insert_overwrite").contains(strategy)) {
            throw new ExecutionException.NotPossible(node.position() + ": incremental_strategy='" + strategy
                    + "' is not known; there are append, merge and insert_overwrite");
        }
        return strategy;
    }

    private PartitionKey key() {
        return PartitionKey.of(node)
                .orElseThrow(() -> new ExecutionException.NotPossible(
                        node.position() + ": incremental_strategy='insert_overwrite' needs partition_by"));
    }

    /**
     * The partitions that are overwritten whether the query has rows for them or not: those that the model names, and the
     * days of the run's window when the model is written for a window.
     */
    private List<String> named() {
        List<String> named = new ArrayList<>(node.config().texts("partitions"));
        boolean byDay = key().dataType().equals("date") && key().granularity().equals("day");
        boolean forWindow = node.code().raw().contains("window_start(");
        if (byDay && forWindow) {
            window.ifPresent(days ->
                    day(days.start()).datesUntil(day(days.end())).forEach(day -> named.add("date '" + day + "'")));
        }
        return named;
    }

    private static LocalDate day(java.time.Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private String append(List<String> columns) {
        return "insert into %s (%s)\nselect %s\nfrom (\n%s\n)"
                .formatted(into.quoted(), Identifiers.list(columns), Identifiers.list(columns), sql);
    }

    private String merge(List<String> columns) {
        List<String> keys = node.config().texts("unique_key");
        List<String> conditions = new ArrayList<>();
        node.config().texts("incremental_predicates").forEach(each -> conditions.add("(" + each + ")"));
        keys.forEach(key -> conditions.add(
                "%s.%s = %s.%s".formatted(SOURCE, Identifiers.quoted(key), DEST, Identifiers.quoted(key))));
        StringBuilder merge = new StringBuilder("merge into %s as %s\nusing (\n%s\n) as %s\non %s"
                .formatted(
                        into.quoted(), DEST, sql, SOURCE, keys.isEmpty() ? "false" : String.join(" and ", conditions)));
        List<String> updated = updated(columns, keys);
        if (!keys.isEmpty() && !updated.isEmpty()) {
            merge.append("\nwhen matched then update set ")
                    .append(updated.stream()
                            .map(column ->
                                    Identifiers.quoted(column) + " = " + SOURCE + "." + Identifiers.quoted(column))
                            .collect(Collectors.joining(", ")));
        }
        return merge.append("\nwhen not matched then insert (%s) values (%s)"
                        .formatted(Identifiers.list(columns), Identifiers.list(columns, name -> SOURCE + "." + name)))
                .toString();
    }

    /** With {@code merge_update_columns} only these, with {@code merge_exclude_columns} all but these; keys need no update. */
    private List<String> updated(List<String> columns, List<String> keys) {
        List<String> only = node.config().texts("merge_update_columns");
        List<String> without = node.config().texts("merge_exclude_columns");
        return columns.stream()
                .filter(column -> only.isEmpty() || contains(only, column))
                .filter(column -> !contains(without, column) && !contains(keys, column))
                .toList();
    }

    private static boolean contains(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** How the columns of the query and of the table differ, and what {@code on_schema_change} makes of it. */
    private record ColumnChanges(List<Field> added, List<String> removed, List<String> written) {

        static ColumnChanges between(Node node, Schema table, Schema query) {
            List<Field> added = query.fields().stream()
                    .filter(field -> table.indexOf(field.name()) < 0)
                    .toList();
            List<String> removed = table.fields().stream()
                    .map(Field::name)
                    .filter(name -> query.indexOf(name) < 0)
                    .toList();
            List<String> retyped = query.fields().stream()
                    .filter(field -> table.indexOf(field.name()) >= 0)
                    .filter(field -> !Contract.sameType(
                            field.type(),
                            table.fields().get(table.indexOf(field.name())).type()))
                    .map(Field::name)
                    .toList();
            List<String> all = query.fields().stream().map(Field::name).toList();
            List<String> shared =
                    all.stream().filter(name -> table.indexOf(name) >= 0).toList();
            String mode = node.config().text("on_schema_change").orElse("ignore");
            return switch (mode) {
                case "ignore" -> {
                    refuse(node, List.of(), removed, retyped, "is not in the query any more");
                    yield new ColumnChanges(List.of(), List.of(), shared);
                }
                case "fail" -> {
                    refuse(node, added.stream().map(Field::name).toList(), removed, retyped, "is gone");
                    yield new ColumnChanges(List.of(), List.of(), all);
                }
                case "append_new_columns" -> {
                    refuse(node, List.of(), List.of(), retyped, "");
                    yield new ColumnChanges(added, List.of(), all);
                }
                case "sync_all_columns" -> {
                    refuse(node, List.of(), List.of(), retyped, "");
                    yield new ColumnChanges(added, removed, all);
                }
                default ->
                    throw new ExecutionException.NotPossible(node.position() + ": on_schema_change='" + mode
                            + "' is not known; there are ignore, fail, append_new_columns and sync_all_columns");
            };
        }

        private static void refuse(
                Node node, List<String> added, List<String> removed, List<String> retyped, String gone) {
            List<String> said = new ArrayList<>();
            added.forEach(name -> said.add("'" + name + "' is new"));
            removed.forEach(name -> said.add("'" + name + "' " + gone));
            retyped.forEach(name -> said.add("'" + name + "' has another type"));
            if (!said.isEmpty()) {
                throw new ExecutionException.NotPossible(
                        "the columns of %s changed: %s; choose on_schema_change, or make it anew with --full-refresh"
                                .formatted(Identifiers.table(node), String.join(", ", said)));
            }
        }

        List<Step> steps(TableName into) {
            List<Step> steps = new ArrayList<>();
            if (!added.isEmpty()) {
                steps.add(new Step.AddColumns(into, added));
            }
            if (!removed.isEmpty()) {
                steps.add(new Step.Execute("alter table " + into.quoted() + " "
                        + Identifiers.list(removed, name -> "drop column " + name)));
            }
            return steps;
        }
    }
}
