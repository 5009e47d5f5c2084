package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDMLDefault;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDMLValue;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertRow;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeWhen;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements that change rows. The rows concerned are found by a query first, and changed by DuckDB's row numbers. */
public final class Changes {
    private static final String MERGED = "temp.main.\"merged rows\"";
    private static final String ROW = "row_number_";

    private final Surroundings surroundings;
    private final Expressions expressions;

    Changes(Surroundings surroundings, Expressions expressions) {
        this.surroundings = surroundings;
        this.expressions = expressions;
    }

    public Change insert(ResolvedInsertStmt statement) {
        if (statement.getReturning() != null || statement.getOnConflictClause() != null) {
            throw new Unsupported("this kind of INSERT", "INSERT");
        }
        String into = "INSERT INTO " + relation(statement.getTableScan()) + " ("
                + names(statement.getInsertColumnList()) + ") ";
        if (statement.getQuery() == null) {
            return Change.of(into + "VALUES "
                    + statement.getRowList().stream()
                            .map(row -> "(" + values(statement.getInsertColumnList(), row) + ")")
                            .collect(Collectors.joining(", ")));
        }
        String columns = statement.getQueryOutputColumnList().stream()
                .map(column -> Translator.stored(column.getType(), Scans.name(column)))
                .collect(Collectors.joining(", "));
        return Change.of(
                into + "SELECT " + columns + " FROM (" + expressions.scans().query(statement.getQuery()) + ")");
    }

    private static String names(List<ResolvedColumn> columns) {
        return columns.stream().map(column -> Quoted.name(column.getName())).collect(Collectors.joining(", "));
    }

    private String values(List<ResolvedColumn> columns, ResolvedInsertRow row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(columns.get(i), row.getValueList().get(i)));
        }
        return String.join(", ", values);
    }

    private String value(ResolvedColumn column, ResolvedDMLValue value) {
        boolean absent = value.getValue() instanceof ResolvedDMLDefault;
        String sql = absent ? Literals.nullOf(DuckTypes.of(column.getType())) : expressions.sql(value.getValue());
        return Translator.stored(column.getType(), sql);
    }

    public Change delete(ResolvedDeleteStmt statement) {
        if (statement.getReturning() != null) {
            throw new Unsupported("DELETE with RETURNING", "DELETE");
        }
        String rows = "SELECT " + ROW + " FROM (" + numbered(statement.getTableScan()) + ")"
                + where(statement.getWhereExpr());
        return Change.of("DELETE FROM " + relation(statement.getTableScan()) + " WHERE rowid IN (" + rows + ")");
    }

    public Change update(ResolvedUpdateStmt statement) {
        if (statement.getReturning() != null) {
            throw new Unsupported("UPDATE with RETURNING", "UPDATE");
        }
        String from = statement.getFromScan() == null
                ? ""
                : " CROSS JOIN (" + expressions.scans().query(statement.getFromScan()) + ")";
        List<String> values = new ArrayList<>();
        for (ResolvedUpdateItem item : statement.getUpdateItemList()) {
            values.add(value(target(item).getColumn(), set(item)) + " AS v" + values.size());
        }
        String rows = "CREATE OR REPLACE TEMP TABLE " + MERGED + " AS SELECT " + ROW + ", " + String.join(", ", values)
                + " FROM (" + numbered(statement.getTableScan()) + ")" + from + where(statement.getWhereExpr());
        return new Change(
                List.of(rows),
                duplicates(""),
                List.of(assign(statement.getTableScan(), statement.getUpdateItemList(), MERGED)),
                List.of("DROP TABLE " + MERGED));
    }

    private static String duplicates(String condition) {
        return "SELECT 'UPDATE/MERGE must match at most one source row for each target row' FROM " + MERGED + condition
                + " GROUP BY " + ROW + " HAVING count(*) > 1 LIMIT 1";
    }

    private String assign(ResolvedTableScan table, List<ResolvedUpdateItem> items, String rows) {
        List<String> assignments = new ArrayList<>();
        for (ResolvedUpdateItem item : items) {
            assignments.add(Quoted.name(target(item).getColumn().getName()) + " = changed.v" + assignments.size());
        }
        return "UPDATE " + relation(table) + " AS kept SET " + String.join(", ", assignments) + " FROM " + rows
                + " AS changed WHERE kept.rowid = changed." + ROW;
    }

    private static ResolvedColumnRef target(ResolvedUpdateItem item) {
        if (item.getTarget() instanceof ResolvedColumnRef column && item.getSetValue() != null) {
            return column;
        }
        throw new Unsupported("an UPDATE of a part of a column", "SET");
    }

    private static ResolvedDMLValue set(ResolvedUpdateItem item) {
        return java.util.Objects.requireNonNull(item.getSetValue());
    }

    /**
     * Source and target are joined once, each row gets the number of the first clause that is for it, and the clauses run in the order
     * DELETE, UPDATE, INSERT, which the rows they are for make the same as all at once.
     */
    public Change merge(ResolvedMergeStmt statement) {
        String target = "SELECT *, true AS in_target FROM (" + numbered(statement.getTableScan()) + ")";
        String source =
                "SELECT *, true AS in_source FROM (" + expressions.scans().query(statement.getFromScan()) + ")";
        String joined = "SELECT * FROM (" + target + ") FULL JOIN (" + source + ") ON "
                + expressions.sql(statement.getMergeExpr());
        String rows = "CREATE OR REPLACE TEMP TABLE " + MERGED + " AS SELECT * FROM (SELECT *, " + clause(statement)
                + " AS clause FROM (" + joined + ")) WHERE clause IS NOT NULL";
        List<String> deletes = new ArrayList<>();
        List<String> updates = new ArrayList<>();
        List<String> inserts = new ArrayList<>();
        for (int i = 0; i < statement.getWhenClauseList().size(); i++) {
            ResolvedMergeWhen when = statement.getWhenClauseList().get(i);
            switch (when.getActionType()) {
                case DELETE -> deletes.add(delete(statement.getTableScan(), i));
                case UPDATE ->
                    updates.add(
                            assign(statement.getTableScan(), when.getUpdateItemList(), "(" + updated(when, i) + ")"));
                case INSERT -> inserts.add(insert(statement.getTableScan(), when, i));
            }
        }
        deletes.addAll(updates);
        deletes.addAll(inserts);
        return new Change(List.of(rows), duplicates(" WHERE in_target"), deletes, List.of("DROP TABLE " + MERGED));
    }

    private String clause(ResolvedMergeStmt statement) {
        StringBuilder clause = new StringBuilder("CASE");
        for (int i = 0; i < statement.getWhenClauseList().size(); i++) {
            ResolvedMergeWhen when = statement.getWhenClauseList().get(i);
            String rows = switch (when.getMatchType()) {
                case MATCHED -> "in_target AND in_source";
                case NOT_MATCHED_BY_SOURCE -> "in_target AND in_source IS NULL";
                case NOT_MATCHED_BY_TARGET -> "in_target IS NULL";
            };
            String also = when.getMatchExpr() == null ? "" : " AND " + expressions.sql(when.getMatchExpr());
            clause.append(" WHEN ").append(rows).append(also).append(" THEN ").append(i);
        }
        return clause.append(" END").toString();
    }

    private String delete(ResolvedTableScan table, int clause) {
        return "DELETE FROM " + relation(table) + " WHERE rowid IN (SELECT " + ROW + " FROM " + MERGED
                + " WHERE clause = " + clause + ")";
    }

    private String updated(ResolvedMergeWhen when, int clause) {
        List<String> values = new ArrayList<>();
        for (ResolvedUpdateItem item : when.getUpdateItemList()) {
            values.add(value(target(item).getColumn(), set(item)) + " AS v" + values.size());
        }
        return "SELECT " + ROW + ", " + String.join(", ", values) + " FROM " + MERGED + " WHERE clause = " + clause;
    }

    private String insert(ResolvedTableScan table, ResolvedMergeWhen when, int clause) {
        ResolvedInsertRow row = java.util.Objects.requireNonNull(when.getInsertRow());
        return "INSERT INTO " + relation(table) + " (" + names(when.getInsertColumnList()) + ") SELECT "
                + values(when.getInsertColumnList(), row) + " FROM " + MERGED + " WHERE clause = " + clause;
    }

    private String numbered(ResolvedTableScan scan) {
        List<String> columns = new ArrayList<>(List.of("rowid AS " + ROW));
        for (int i = 0; i < scan.getColumnList().size(); i++) {
            String name = scan.getTable()
                    .getColumn(Math.toIntExact(scan.getColumnIndexList().get(i)))
                    .getName();
            columns.add(
                    Quoted.name(name) + " AS " + Scans.name(scan.getColumnList().get(i)));
        }
        return "SELECT " + String.join(", ", columns) + " FROM " + relation(scan);
    }

    private String relation(ResolvedTableScan scan) {
        return surroundings.relations().apply(scan.getTable());
    }

    private String where(@Nullable ResolvedExpr condition) {
        return condition == null ? "" : " WHERE " + expressions.sql(condition);
    }
}
