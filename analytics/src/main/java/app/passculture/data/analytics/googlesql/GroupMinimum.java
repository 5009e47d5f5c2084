package app.passculture.data.analytics.googlesql;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import java.util.List;
import java.util.Set;

/** Reads from a condition such as {@code count(*) >= 5} how many rows each group has at least. */
final class GroupMinimum {

    private GroupMinimum() {}

    /** Whether the aggregate counts rows, or distinct values, of which there are no more than rows. */
    static boolean countsRows(ResolvedAggregateFunctionCall call) {
        String name = call.getFunction().getName();
        return call.getWhereExpr() == null
                && call.getHavingModifier() == null
                && (name.equals("$count_star") || name.equals("count"));
    }

    static int of(ResolvedExpr condition, Set<Long> counts) {
        if (!(condition instanceof ResolvedFunctionCall call)) {
            return 1;
        }
        List<ResolvedExpr> arguments = call.getArgumentList();
        return switch (call.getFunction().getName()) {
            case "$and" ->
                arguments.stream()
                        .mapToInt(argument -> of(argument, counts))
                        .max()
                        .orElse(1);
            case "$greater_or_equal", "$equal" -> bound(arguments.get(0), arguments.get(1), counts, 0);
            case "$greater" -> bound(arguments.get(0), arguments.get(1), counts, 1);
            case "$less_or_equal" -> bound(arguments.get(1), arguments.get(0), counts, 0);
            case "$less" -> bound(arguments.get(1), arguments.get(0), counts, 1);
            default -> 1;
        };
    }

    private static int bound(ResolvedExpr counted, ResolvedExpr limit, Set<Long> counts, int more) {
        boolean known = counted instanceof ResolvedColumnRef reference
                && counts.contains(reference.getColumn().getId())
                && limit instanceof ResolvedLiteral literal
                && literal.getType().isInt64()
                && !literal.getValue().isNull();
        return known
                ? Math.toIntExact(
                        Math.clamp(((ResolvedLiteral) limit).getValue().getInt64Value() + more, 1, 1_000_000))
                : 1;
    }
}
