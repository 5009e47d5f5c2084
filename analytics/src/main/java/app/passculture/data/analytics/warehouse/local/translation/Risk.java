package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;

/** Looks for what may fail where it should not have been computed. */
final class Risk extends Visitor {
    private boolean found;

    private Risk() {}

    /** Whether there is a subquery in it, which DuckDB runs even in a branch that is not taken. */
    static boolean inSubquery(ResolvedExpr expression) {
        Risk risk = new Risk();
        expression.accept(risk);
        return risk.found;
    }

    @Override
    public void visit(ResolvedSubqueryExpr node) {
        found = true;
    }
}
