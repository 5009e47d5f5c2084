package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithEntry;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithScan;
import com.google.zetasql.resolvedast.ResolvedRecursiveScanEnums.RecursiveSetOperationType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** WITH, also recursive: the columns of each table go by their place, so they are called k0, k1 … */
final class CommonTables {
    private final Scans scans;
    private final Deque<String> recursive = new ArrayDeque<>();

    CommonTables(Scans scans) {
        this.scans = scans;
    }

    String query(ResolvedWithScan scan) {
        String entries = scan.getWithEntryList().stream()
                .map(entry -> table(entry.getWithQueryName()) + " AS (" + entry(entry) + ")")
                .collect(Collectors.joining(", "));
        String with = scan.getRecursive() ? "WITH RECURSIVE " : "WITH ";
        return with + entries + " " + scans.select(scan) + " FROM (" + scans.query(scan.getQuery()) + ")";
    }

    private String entry(ResolvedWithEntry entry) {
        ResolvedScan scan = entry.getWithSubquery();
        if (!(scan instanceof ResolvedRecursiveScan recursion)) {
            return scans.positional(scan, scan.getColumnList());
        }
        recursive.push(table(entry.getWithQueryName()));
        try {
            return recursive(recursion);
        } finally {
            recursive.pop();
        }
    }

    /** The two terms of a recursion; the columns are positional. */
    String recursive(ResolvedRecursiveScan scan) {
        if (recursive.isEmpty() || scan.getRecursionDepthModifier() != null) {
            throw new Unsupported("this recursion", "RECURSIVE");
        }
        String operator = scan.getOpType() == RecursiveSetOperationType.UNION_ALL ? " UNION ALL " : " UNION ";
        return term(scan.getNonRecursiveTerm()) + operator + term(scan.getRecursiveTerm());
    }

    private String term(ResolvedSetOperationItem item) {
        return "(" + scans.positional(item.getScan(), item.getOutputColumnList()) + ")";
    }

    String reference(ResolvedWithRefScan scan) {
        return read(scan.getColumnList(), table(scan.getWithQueryName()));
    }

    /** The table with its columns called as the scan calls them, as it stands in FROM. */
    String source(ResolvedWithRefScan scan) {
        List<String> columns = scan.getColumnList().stream().map(Scans::name).toList();
        return table(scan.getWithQueryName()) + " AS t" + columns.getFirst() + "(" + String.join(", ", columns) + ")";
    }

    String reference(ResolvedRecursiveRefScan scan) {
        return read(scan.getColumnList(), recursive.element());
    }

    private static String read(List<ResolvedColumn> columns, String table) {
        return "SELECT " + Scans.renamed(columns) + " FROM " + table;
    }

    private static String table(String name) {
        return Quoted.name("w " + name);
    }
}
