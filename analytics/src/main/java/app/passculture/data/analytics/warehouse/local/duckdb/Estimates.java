package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.googlesql.Analysis;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableName;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How many bytes a statement reads: the columns it names, whole, as BigQuery counts without partitions. */
record Estimates(Context context) {
    static boolean isQuery(Analysis analysis) {
        return analysis.statement() instanceof ResolvedQueryStmt;
    }

    long bytes(Analysis analysis) {
        Map<TableName, Set<String>> read = new LinkedHashMap<>();
        collect(analysis.statement(), read);
        List<String> sizes = new ArrayList<>();
        read.forEach((name, columns) -> {
            if (!columns.isEmpty()) {
                Schema schema = context.describe(name).definition().schema();
                sizes.add(Sizes.query(new Location(name).sql(), schema, columns));
            }
        });
        return sizes.isEmpty() ? 0 : Long.parseLong(context.session().text("SELECT " + String.join(" + ", sizes)));
    }

    private void collect(ResolvedStatement statement, Map<TableName, Set<String>> read) {
        Scanned.in(statement).forEach((table, columns) -> {
            if (table.indexOf('.') >= 0 && !table.endsWith("*")) {
                collect(TableName.parse(table), columns, read);
            }
        });
    }

    private void collect(TableName name, Set<String> columns, Map<TableName, Set<String>> read) {
        String view = context.describe(name).definition().viewQuery();
        if (view == null) {
            read.computeIfAbsent(name, none -> new TreeSet<>()).addAll(columns);
        } else {
            collect(context.sql().analyze(view, context.names(null, Map.of())).statement(), read);
        }
    }
}
