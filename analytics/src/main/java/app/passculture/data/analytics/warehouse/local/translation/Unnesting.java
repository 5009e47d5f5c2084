package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedArrayScan;
import java.util.ArrayList;
import java.util.List;

/** UNNEST: arrays into rows, alone or beside the rows they belong to. */
record Unnesting(Scans scans, Expressions expressions) {
    String query(ResolvedArrayScan scan) {
        if (scan.getInputScan() == null) {
            return scans.select(scan) + " FROM (SELECT " + elements(scan, false) + expressions.guard() + ")"
                    + condition(scan);
        }
        if (!scan.getIsOuter()) {
            return beside(scan, false);
        }
        return scan.getJoinExpr() == null ? beside(scan, true) : lateral(scan);
    }

    private String beside(ResolvedArrayScan scan, boolean outer) {
        String rows = "SELECT *, " + elements(scan, outer) + " FROM " + scans.source(scan.getInputScan());
        return scans.select(scan) + " FROM (" + rows + ")" + condition(scan);
    }

    private String lateral(ResolvedArrayScan scan) {
        return scans.select(scan) + " FROM " + scans.source(scan.getInputScan()) + " LEFT JOIN LATERAL (SELECT "
                + elements(scan, false) + ") ON " + expressions.sql(scan.getJoinExpr());
    }

    private String condition(ResolvedArrayScan scan) {
        return scan.getJoinExpr() == null ? "" : " WHERE " + expressions.sql(scan.getJoinExpr());
    }

    private String elements(ResolvedArrayScan scan, boolean outer) {
        if (scan.getArrayExprList().size() > 1 && outer) {
            throw new Unsupported("an outer join of several arrays", "UNNEST");
        }
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < scan.getArrayExprList().size(); i++) {
            String array = expressions.sql(scan.getArrayExprList().get(i));
            String filled = outer ? "CASE WHEN len(" + array + ") > 0 THEN " + array + " ELSE [NULL] END" : array;
            columns.add("unnest(" + filled + ") AS "
                    + Scans.name(scan.getElementColumnList().get(i)));
        }
        if (scan.getArrayOffsetColumn() != null) {
            columns.add("unnest(" + offsets(scan, outer) + ") AS "
                    + Scans.name(scan.getArrayOffsetColumn().getColumn()));
        }
        return String.join(", ", columns);
    }

    private String offsets(ResolvedArrayScan scan, boolean outer) {
        String array = expressions.sql(scan.getArrayExprList().getFirst());
        String offsets = "range(len(" + array + "))";
        return outer ? "CASE WHEN len(" + array + ") > 0 THEN " + offsets + " ELSE [NULL] END" : offsets;
    }
}
