package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumnBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCube;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGroupingSet;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGroupingSetBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGroupingSetMultiColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRollup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** GROUP BY: the keys are computed below, so that they are plain columns here. */
record Aggregations(Scans scans, Expressions expressions) {
    String query(ResolvedAggregateScan scan) {
        Map<String, String> keys = scans.computed(scan.getGroupByList());
        Map<String, String> computed = new LinkedHashMap<>();
        scan.getAggregateList().forEach(column -> computed.put(Scans.name(column.getColumn()), aggregate(column)));
        scan.getGroupingCallList()
                .forEach(call -> computed.put(
                        Scans.name(call.getOutputColumn()),
                        "CAST(GROUPING(" + Scans.name(call.getGroupByColumn().getColumn()) + ") AS BIGINT)"));
        String outer = Outer.readable(scan, scans.query(scan.getInputScan()));
        String input = keys.isEmpty() ? outer : "SELECT *, " + aliased(keys) + " FROM (" + outer + ")";
        return "SELECT " + scans.columns(scan, computed) + " FROM (" + input + ")" + groupBy(scan, keys, computed);
    }

    private static String aliased(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(key -> key.getValue() + " AS " + key.getKey())
                .collect(Collectors.joining(", "));
    }

    private String groupBy(ResolvedAggregateScan scan, Map<String, String> keys, Map<String, String> computed) {
        if (!scan.getGroupingSetList().isEmpty()) {
            return scan.getGroupingSetList().stream()
                    .map(this::set)
                    .collect(Collectors.joining(", ", " GROUP BY GROUPING SETS (", ")"));
        }
        if (keys.isEmpty()) {
            return computed.isEmpty() ? " GROUP BY ()" : "";
        }
        return " GROUP BY " + String.join(", ", keys.keySet());
    }

    private String set(ResolvedGroupingSetBase set) {
        return switch (set) {
            case ResolvedGroupingSet plain -> columns(plain.getGroupByColumnList());
            case ResolvedRollup rollup -> "ROLLUP (" + multiple(rollup.getRollupColumnList()) + ")";
            case ResolvedCube cube -> "CUBE (" + multiple(cube.getCubeColumnList()) + ")";
            default -> throw new Unsupported("this kind of grouping set", "GROUPING");
        };
    }

    private static String multiple(List<ResolvedGroupingSetMultiColumn> sets) {
        return sets.stream().map(set -> columns(set.getColumnList())).collect(Collectors.joining(", "));
    }

    private static String columns(List<ResolvedColumnRef> columns) {
        return columns.stream()
                .map(column -> Scans.name(column.getColumn()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private String aggregate(ResolvedComputedColumnBase column) {
        ResolvedExpr expression = column.getExpr();
        if (!(expression instanceof ResolvedAggregateFunctionCall call)) {
            throw new Unsupported(Words.of(expression), Words.of(expression));
        }
        if (!call.getGroupByList().isEmpty() || call.getHavingExpr() != null) {
            throw new Unsupported(
                    "an aggregate function with GROUP BY of its own",
                    Words.of(call.getFunction().getName()));
        }
        String order = call.getOrderByItemList().isEmpty() ? "" : scans.order(call.getOrderByItemList());
        String limit = call.getLimit() == null ? "" : expressions.sql(call.getLimit());
        return new Aggregate(expressions, call, call.getHavingModifier(), order, limit, "").sql();
    }
}
