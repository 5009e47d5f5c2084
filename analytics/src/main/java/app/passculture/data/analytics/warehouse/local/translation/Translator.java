package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one statement in DuckDB's SQL. */
public final class Translator {
    private final Surroundings surroundings;
    private final Expressions expressions;

    public Translator(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.expressions = new Expressions(surroundings);
    }

    /**
     * A query whose columns have the given names; an array that is NULL becomes empty, as it does in a table or a result of BigQuery.
     */
    public String query(ResolvedScan scan, List<ResolvedOutputColumn> outputs, List<String> names) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            String value = stored(
                    outputs.get(i).getColumn().getType(),
                    Scans.name(outputs.get(i).getColumn()));
            columns.add(value + " AS " + Quoted.name(names.get(i)));
        }
        return "SELECT " + String.join(", ", columns) + " FROM ("
                + expressions.scans().query(scan) + ")";
    }

    /** A value as a column of a table keeps it. */
    static String stored(com.google.zetasql.Type type, String value) {
        return type.isArray() ? "coalesce(" + value + ", CAST([] AS " + DuckTypes.sql(type) + "))" : value;
    }

    /** A value that depends on no row. */
    public String expression(ResolvedExpr expression) {
        return expressions.sql(expression);
    }

    /** INSERT, UPDATE, DELETE and MERGE. */
    public Changes changes() {
        return new Changes(surroundings, expressions);
    }

    /** Names for the columns of a result: nameless ones are f0_, f1_ … as in BigQuery. */
    public static List<String> names(List<ResolvedOutputColumn> outputs) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> nameless = new HashMap<>();
        for (ResolvedOutputColumn output : outputs) {
            boolean named = !output.getName().isEmpty() && !output.getName().startsWith("$");
            names.add(named ? output.getName() : "f" + (nameless.merge("f", 1, Integer::sum) - 1) + "_");
        }
        return names;
    }
}
