package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Columns of a query around that an aggregate function reads. DuckDB would take the function for one of the query around, so they are made
 * columns of the input.
 */
final class Outer extends Visitor {
    private final Set<String> columns = new LinkedHashSet<>();

    private Outer() {}

    /** The input of an aggregation with such columns. */
    static String readable(ResolvedAggregateScan scan, String input) {
        Outer outer = new Outer();
        scan.getAggregateList().forEach(aggregate -> aggregate.getExpr().accept(outer));
        scan.getInputScan().getColumnList().forEach(column -> outer.columns.remove(Scans.name(column)));
        if (outer.columns.isEmpty()) {
            return input;
        }
        String taken =
                outer.columns.stream().map(name -> name + " AS outer_" + name).collect(Collectors.joining(", "));
        String given = outer.columns.stream()
                .map(name -> "outer_" + name + " AS " + name)
                .collect(Collectors.joining(", "));
        return "SELECT *, " + given + " FROM (SELECT *, " + taken + " FROM (" + input + "))";
    }

    @Override
    public void visit(ResolvedColumnRef reference) {
        if (reference.getIsCorrelated()) {
            columns.add(Scans.name(reference.getColumn()));
        }
    }

    @Override
    public void visit(ResolvedSubqueryExpr subquery) {}
}
