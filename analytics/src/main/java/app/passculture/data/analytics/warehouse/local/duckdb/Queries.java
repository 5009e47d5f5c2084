package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.googlesql.Analysis;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.translation.Translator;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** SELECT statements. */
final class Queries {
    private Queries() {}

    static String sql(Translator translator, Analysis analysis) {
        ResolvedQueryStmt query = query(analysis);
        return translator.query(
                query.getQuery(), query.getOutputColumnList(), Translator.names(query.getOutputColumnList()));
    }

    private static ResolvedQueryStmt query(Analysis analysis) {
        ResolvedStatement statement = analysis.statement();
        if (statement instanceof ResolvedQueryStmt query) {
            return query;
        }
        throw Failures.invalid(
                "Not a query", analysis.place(), new IllegalArgumentException(statement.nodeKindString()));
    }

    /** The columns of its result; two of the same name are refused, as BigQuery does. */
    static Schema schema(Analysis analysis) {
        Schema schema = analysis.schema();
        List<String> names = Translator.names(analysis.outputs());
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new WarehouseException.InvalidStatement(
                        "Duplicate column names in the result are not supported. Found duplicate(s): " + name,
                        analysis.place().line(),
                        analysis.place().column());
            }
        }
        List<Field> fields = new java.util.ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(schema.fields().get(i).named(names.get(i)));
        }
        return new Schema(fields);
    }
}
