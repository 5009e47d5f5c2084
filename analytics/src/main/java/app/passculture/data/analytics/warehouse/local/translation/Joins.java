package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;

/** Joins of two scans. */
record Joins(Scans scans, Expressions expressions) {
    String query(ResolvedJoinScan scan) {
        return scans.select(scan) + " FROM " + source(scan);
    }

    /** The join as it stands in FROM: joins of joins need no queries between. */
    String source(ResolvedJoinScan scan) {
        String left = scans.source(scan.getLeftScan());
        String right = scan.getIsLateral()
                ? "LATERAL (" + scans.query(scan.getRightScan()) + ")"
                : scans.source(scan.getRightScan());
        boolean cross =
                scan.getJoinExpr() == null && "INNER".equals(scan.getJoinType().name());
        String condition = scan.getJoinExpr() == null ? "true" : expressions.sql(scan.getJoinExpr());
        return cross
                ? "(" + left + " CROSS JOIN " + right + ")"
                : "(" + left + kind(scan) + right + " ON " + condition + ")";
    }

    private static String kind(ResolvedJoinScan scan) {
        return switch (scan.getJoinType()) {
            case INNER -> " JOIN ";
            case LEFT -> " LEFT JOIN ";
            case RIGHT -> " RIGHT JOIN ";
            case FULL -> " FULL JOIN ";
        };
    }
}
