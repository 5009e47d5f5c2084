package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionGroup;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumnBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWindowFrame;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWindowFrameExpr;
import com.google.zetasql.resolvedast.ResolvedNonScalarFunctionCallBaseEnums.NullHandlingModifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Window functions. */
record Windows(Scans scans, Expressions expressions) {
    private static final Set<String> NUMBERING =
            Set.of("row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile");
    private static final Set<String> NAVIGATION = Set.of("first_value", "last_value", "nth_value", "lag", "lead");

    /** The names of all functions that are run only over windows. */
    static Set<String> names() {
        Set<String> names = new java.util.TreeSet<>(NUMBERING);
        names.addAll(NAVIGATION);
        return names;
    }

    String query(ResolvedAnalyticScan scan) {
        Map<String, String> computed = new LinkedHashMap<>();
        for (ResolvedAnalyticFunctionGroup group : scan.getFunctionGroupList()) {
            group.getAnalyticFunctionList()
                    .forEach(column -> computed.put(Scans.name(column.getColumn()), call(group, column)));
        }
        return "SELECT " + scans.columns(scan, computed) + scans.from(scan.getInputScan());
    }

    private String call(ResolvedAnalyticFunctionGroup group, ResolvedComputedColumnBase column) {
        ResolvedExpr expression = column.getExpr();
        if (!(expression instanceof ResolvedAnalyticFunctionCall call)) {
            throw new Unsupported(Words.of(expression), Words.of(expression));
        }
        String name = call.getFunction().getName();
        boolean numbering = NUMBERING.contains(name);
        boolean frameless = numbering || isOffset(name);
        String over = " OVER (" + window(group, frameless ? null : call.getWindowFrame()) + ")";
        if (numbering) {
            return integral(name, name + "(" + arguments(call) + ")" + over);
        }
        if (NAVIGATION.contains(name)) {
            return name + "(" + arguments(call) + nulls(call) + ")" + over;
        }
        return new Aggregate(expressions, call, null, "", "", over).sql();
    }

    private static boolean isOffset(String name) {
        return name.equals("lag") || name.equals("lead");
    }

    private static String integral(String name, String sql) {
        return name.equals("percent_rank") || name.equals("cume_dist") ? sql : "CAST(" + sql + " AS BIGINT)";
    }

    private String arguments(ResolvedAnalyticFunctionCall call) {
        return call.getArgumentList().stream().map(expressions::sql).collect(Collectors.joining(", "));
    }

    private static String nulls(ResolvedAnalyticFunctionCall call) {
        return call.getNullHandlingModifier() == NullHandlingModifier.IGNORE_NULLS ? " IGNORE NULLS" : "";
    }

    private String window(ResolvedAnalyticFunctionGroup group, @Nullable ResolvedWindowFrame frame) {
        List<String> parts = new ArrayList<>();
        if (group.getPartitionBy() != null) {
            parts.add("PARTITION BY "
                    + group.getPartitionBy().getPartitionByList().stream()
                            .map(expressions::sql)
                            .collect(Collectors.joining(", ")));
        }
        if (group.getOrderBy() != null) {
            parts.add("ORDER BY " + scans.order(group.getOrderBy().getOrderByItemList()));
        }
        if (frame != null) {
            parts.add(frame.getFrameUnit() + " BETWEEN " + bound(frame.getStartExpr()) + " AND "
                    + bound(frame.getEndExpr()));
        }
        return String.join(" ", parts);
    }

    private String bound(ResolvedWindowFrameExpr bound) {
        return switch (bound.getBoundaryType()) {
            case UNBOUNDED_PRECEDING -> "UNBOUNDED PRECEDING";
            case OFFSET_PRECEDING -> expressions.sql(bound.getExpression()) + " PRECEDING";
            case CURRENT_ROW -> "CURRENT ROW";
            case OFFSET_FOLLOWING -> expressions.sql(bound.getExpression()) + " FOLLOWING";
            case UNBOUNDED_FOLLOWING -> "UNBOUNDED FOLLOWING";
        };
    }
}
