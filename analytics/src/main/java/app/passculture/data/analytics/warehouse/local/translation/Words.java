package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedNode;
import java.util.Locale;

/** What a node of the tree is called in SQL, near enough to be found and understood. */
final class Words {
    private Words() {}

    /** From ResolvedPivotScan: PIVOT. */
    static String of(ResolvedNode node) {
        String bare = node.nodeKindString().replaceAll("^Resolved|Scan$|Stmt$|Expr$", "");
        return bare.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toUpperCase(Locale.ROOT);
    }

    /** From $date_add: DATE_ADD. */
    static String of(String function) {
        return function.replace("$", "").toUpperCase(Locale.ROOT);
    }
}
