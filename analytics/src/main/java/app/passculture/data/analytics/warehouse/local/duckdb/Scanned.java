package app.passculture.data.analytics.warehouse.local.duckdb;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which columns of which tables a statement reads, by the full names of the tables. */
final class Scanned extends Visitor {
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();

    private Scanned() {}

    static Map<String, Set<String>> in(ResolvedStatement statement) {
        Scanned scanned = new Scanned();
        statement.accept(scanned);
        return scanned.columns;
    }

    @Override
    public void visit(ResolvedTableScan scan) {
        Set<String> read = columns.computeIfAbsent(scan.getTable().getFullName(), name -> new TreeSet<>());
        scan.getColumnIndexList()
                .forEach(index -> read.add(
                        scan.getTable().getColumn(Math.toIntExact(index)).getName()));
        super.visit(scan);
    }
}
