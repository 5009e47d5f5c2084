package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedArrayScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedBarrierScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFilterScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLimitOffsetScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedProjectScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSampleScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSingleRowScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTVFScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Scans into queries: each becomes a SELECT whose columns are called c and the number that the analyzer gave them. */
final class Scans {
    private final Surroundings surroundings;
    private final Expressions expressions;
    private final Aggregations aggregations;
    private final Windows windows;
    private final CommonTables commonTables;

    Scans(Surroundings surroundings, Expressions expressions) {
        this.surroundings = surroundings;
        this.expressions = expressions;
        this.aggregations = new Aggregations(this, expressions);
        this.windows = new Windows(this, expressions);
        this.commonTables = new CommonTables(this);
    }

    static String name(ResolvedColumn column) {
        return "c" + column.getId();
    }

    String query(ResolvedScan scan) {
        return switch (scan) {
            case ResolvedSingleRowScan single -> "SELECT 1 AS one" + expressions.guard();
            case ResolvedTableScan table -> table(table);
            case ResolvedProjectScan project -> project(project);
            case ResolvedFilterScan filter -> select(filter) + filtered(filter);
            case ResolvedJoinScan join -> new Joins(this, expressions).query(join);
            case ResolvedArrayScan array -> new Unnesting(this, expressions).query(array);
            case ResolvedAggregateScan aggregate -> aggregations.query(aggregate);
            case ResolvedAnalyticScan analytic -> windows.query(analytic);
            case ResolvedSetOperationScan operation -> setOperation(operation);
            case ResolvedOrderByScan order -> orderBy(order);
            case ResolvedLimitOffsetScan limit -> limit(limit);
            case ResolvedWithScan with -> commonTables.query(with);
            case ResolvedWithRefScan reference -> commonTables.reference(reference);
            case ResolvedRecursiveScan recursive -> commonTables.recursive(recursive);
            case ResolvedRecursiveRefScan reference -> commonTables.reference(reference);
            case ResolvedSampleScan sample -> sample(sample);
            case ResolvedTVFScan function -> federated(function);
            case ResolvedBarrierScan barrier -> select(barrier) + from(barrier.getInputScan());
            default -> throw new Unsupported(Words.of(scan), Words.of(scan));
        };
    }

    /** SELECT and the columns that a scan gives. */
    String select(ResolvedScan scan) {
        return "SELECT " + columns(scan, Map.of());
    }

    /** FROM, and WHERE when the input is a filter: what only hands on columns needs no SELECT of its own, which DuckDB takes long to bind. */
    String from(ResolvedScan input) {
        return switch (input) {
            case ResolvedSingleRowScan _ when expressions.guard().isEmpty() -> "";
            case ResolvedFilterScan filter -> filtered(filter);
            default -> " FROM " + source(input);
        };
    }

    private String filtered(ResolvedFilterScan filter) {
        return " FROM " + source(filter.getInputScan()) + " WHERE " + expressions.sql(filter.getFilterExpr());
    }

    /** What stands in FROM and has at least the columns of a scan: the numbers of columns are different in all of a statement. */
    String source(ResolvedScan scan) {
        return switch (scan) {
            case ResolvedJoinScan join -> new Joins(this, expressions).source(join);
            case ResolvedWithRefScan reference when isDistinct(reference) -> commonTables.source(reference);
            default -> "(" + query(scan) + ")";
        };
    }

    private static boolean isDistinct(ResolvedScan scan) {
        List<String> names = scan.getColumnList().stream().map(Scans::name).toList();
        return !names.isEmpty() && names.stream().distinct().count() == names.size();
    }

    /** The columns that a scan gives, some of them computed. */
    String columns(ResolvedScan scan, Map<String, String> computed) {
        Map<String, String> distinct = new LinkedHashMap<>();
        for (ResolvedColumn column : scan.getColumnList()) {
            String name = name(column);
            String expression = computed.get(name);
            distinct.put(name, expression == null ? name : expression + " AS " + name);
        }
        return distinct.isEmpty() ? "1 AS one" : String.join(", ", distinct.values());
    }

    private String table(ResolvedTableScan scan) {
        if (scan.getForSystemTimeExpr() != null) {
            throw new Unsupported("FOR SYSTEM_TIME AS OF", "SYSTEM_TIME");
        }
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < scan.getColumnList().size(); i++) {
            int index = Math.toIntExact(scan.getColumnIndexList().get(i));
            String column = Quoted.name(scan.getTable().getColumn(index).getName());
            columns.put(
                    name(scan.getColumnList().get(i)),
                    column + " AS " + name(scan.getColumnList().get(i)));
        }
        String list = columns.isEmpty() ? "1 AS one" : String.join(", ", columns.values());
        return "SELECT " + list + " FROM " + surroundings.relations().apply(scan.getTable()) + expressions.guard();
    }

    /** EXTERNAL_QUERY: a connection and the query that runs there. */
    private String federated(ResolvedTVFScan scan) {
        List<String> texts = scan.getArgumentList().stream()
                .map(argument -> argument.getExpr() instanceof ResolvedLiteral literal
                        ? literal.getValue().getStringValue()
                        : "")
                .toList();
        if (!scan.getTvf().getName().startsWith("EXTERNAL_QUERY") || texts.size() < 2) {
            throw new Unsupported(
                    "the table function " + scan.getTvf().getName(),
                    scan.getTvf().getName());
        }
        String relation = surroundings.federated().apply(texts.get(0), texts.get(1));
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < scan.getColumnList().size(); i++) {
            int index = Math.toIntExact(scan.getColumnIndexList().get(i));
            columns.add("k" + index + " AS " + name(scan.getColumnList().get(i)));
        }
        return "SELECT " + (columns.isEmpty() ? "1 AS one" : String.join(", ", columns)) + " FROM " + relation
                + expressions.guard();
    }

    private String project(ResolvedProjectScan scan) {
        return "SELECT " + columns(scan, computed(scan.getExprList())) + from(scan.getInputScan());
    }

    Map<String, String> computed(List<ResolvedComputedColumn> columns) {
        Map<String, String> computed = new LinkedHashMap<>();
        columns.forEach(column -> computed.put(name(column.getColumn()), expressions.sql(column.getExpr())));
        return computed;
    }

    private String setOperation(ResolvedSetOperationScan scan) {
        String operator = switch (scan.getOpType()) {
            case UNION_ALL -> "UNION ALL";
            case UNION_DISTINCT -> "UNION";
            case INTERSECT_ALL -> "INTERSECT ALL";
            case INTERSECT_DISTINCT -> "INTERSECT";
            case EXCEPT_ALL -> "EXCEPT ALL";
            case EXCEPT_DISTINCT -> "EXCEPT";
        };
        List<ResolvedColumn> output = scan.getColumnList();
        String rows = scan.getInputItemList().stream()
                .map(item -> "(" + positional(item.getScan(), item.getOutputColumnList()) + ")")
                .collect(Collectors.joining(" " + operator + " "));
        return "SELECT " + renamed(output) + " FROM (" + rows + ")";
    }

    /** The columns of a scan in the given order, called k0, k1 … */
    String positional(ResolvedScan scan, List<ResolvedColumn> columns) {
        List<String> list = new ArrayList<>();
        columns.forEach(column -> list.add(name(column) + " AS k" + list.size()));
        return "SELECT " + (list.isEmpty() ? "1 AS k0" : String.join(", ", list)) + " FROM (" + query(scan) + ")";
    }

    /** What {@link #positional} named, under the names of these columns. */
    static String renamed(List<ResolvedColumn> columns) {
        Map<String, String> list = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            list.putIfAbsent(name(columns.get(i)), "k" + i + " AS " + name(columns.get(i)));
        }
        return list.isEmpty() ? "k0 AS one" : String.join(", ", list.values());
    }

    private String orderBy(ResolvedOrderByScan scan) {
        return select(scan) + from(scan.getInputScan()) + " ORDER BY " + order(scan.getOrderByItemList());
    }

    String order(List<ResolvedOrderByItem> items) {
        return items.stream().map(this::order).collect(Collectors.joining(", "));
    }

    private String order(ResolvedOrderByItem item) {
        boolean descending = item.getIsDescending();
        String nulls = switch (item.getNullOrder()) {
            case ORDER_UNSPECIFIED -> descending ? "LAST" : "FIRST";
            case NULLS_FIRST -> "FIRST";
            case NULLS_LAST -> "LAST";
        };
        String key = expressions.sql(item.getColumnRef());
        String direction = descending ? " DESC" : " ASC";
        String sorted = key + direction + " NULLS " + nulls;
        boolean real = item.getColumnRef().getType().isDouble();
        return real
                ? "isnan(" + key + ")" + (descending ? " ASC" : " DESC") + " NULLS " + nulls + ", " + sorted
                : sorted;
    }

    private String limit(ResolvedLimitOffsetScan scan) {
        String limit = scan.getLimit() == null ? "" : " LIMIT " + expressions.sql(scan.getLimit());
        String offset = scan.getOffset() == null ? "" : " OFFSET " + expressions.sql(scan.getOffset());
        return select(scan) + from(scan.getInputScan()) + limit + offset;
    }

    private String sample(ResolvedSampleScan scan) {
        if (!scan.getPartitionByList().isEmpty() || scan.getWeightColumn() != null) {
            throw new Unsupported("TABLESAMPLE with weights or partitions", "TABLESAMPLE");
        }
        String unit = switch (scan.getUnit()) {
            case ROWS -> " ROWS";
            case PERCENT -> " PERCENT (bernoulli)";
        };
        return select(scan) + from(scan.getInputScan()) + " USING SAMPLE " + expressions.sql(scan.getSize()) + unit;
    }
}
