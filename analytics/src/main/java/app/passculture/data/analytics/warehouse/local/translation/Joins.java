package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;

/** Joins of two scans. */
record Joins(Scans scans, Expressions expressions) {
    String query(ResolvedJoinScan scan) {
        String condition = scan.getJoinExpr() == null ? "true" : expressions.sql(scan.getJoinExpr());
        String right = (scan.getIsLateral() ? "LATERAL (" : "(") + scans.query(scan.getRightScan()) + ")";
        boolean cross =
                scan.getJoinExpr() == null && "INNER".equals(scan.getJoinType().name());
        String join = cross ? " CROSS JOIN " + right : kind(scan) + right + " ON " + condition;
        return scans.select(scan) + " FROM (" + scans.query(scan.getLeftScan()) + ")" + join;
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
