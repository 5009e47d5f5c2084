package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedAggregateHavingModifierEnums.HavingModifierKind;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateHavingModifier;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedNonScalarFunctionCallBase;
import com.google.zetasql.resolvedast.ResolvedNonScalarFunctionCallBaseEnums.NullHandlingModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One call of an aggregate function. {@code over}: its window ("": none); {@code order}, {@code limit}: of its rows ("": none). */
record Aggregate(
        Expressions expressions,
        ResolvedNonScalarFunctionCallBase call,
        @Nullable ResolvedAggregateHavingModifier having,
        String order,
        String limit,
        String over) {
    /** Functions that DuckDB has under the given name, for FLOAT64 and with the same treatment of NULL. */
    private static final Map<String, String> STATISTICS = Map.ofEntries(
            Map.entry("stddev", "stddev_samp"),
            Map.entry("stddev_samp", "stddev_samp"),
            Map.entry("stddev_pop", "stddev_pop"),
            Map.entry("variance", "var_samp"),
            Map.entry("var_samp", "var_samp"),
            Map.entry("var_pop", "var_pop"),
            Map.entry("corr", "corr"),
            Map.entry("covar_pop", "covar_pop"),
            Map.entry("covar_samp", "covar_samp"));

    private static final Map<String, String> PLAIN = Map.of(
            "logical_and", "bool_and",
            "logical_or", "bool_or",
            "bit_and", "bit_and",
            "bit_or", "bit_or",
            "bit_xor", "bit_xor");

    private static final Set<String> OTHERS = Set.of(
            "$count_star",
            "count",
            "countif",
            "sum",
            "avg",
            "min",
            "max",
            "any_value",
            "array_agg",
            "string_agg",
            "array_concat_agg",
            "approx_count_distinct",
            "approx_quantiles",
            "min_by",
            "max_by",
            "percentile_cont",
            "percentile_disc");

    /** The names of all aggregate functions that are run. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(OTHERS);
        names.addAll(STATISTICS.keySet());
        names.addAll(PLAIN.keySet());
        names.remove("$count_star");
        return names;
    }

    String sql() {
        String name = call.getFunction().getName();
        if (call.getWithGroupRowsSubquery() != null) {
            throw new Unsupported("WITH GROUP ROWS", Words.of(name));
        }
        if (having != null) {
            return having(name);
        }
        if (STATISTICS.containsKey(name)) {
            return base(STATISTICS.get(name), String.join(", ", doubles()));
        }
        return PLAIN.containsKey(name) ? base(PLAIN.get(name), argument(0)) : special(name);
    }

    private String special(String name) {
        return switch (name) {
            case "$count_star" -> base("count", "*");
            case "count", "approx_count_distinct" -> count(name);
            case "countif" -> "count(*) FILTER (WHERE " + argument(0) + where(" AND ") + ")" + over;
            case "sum" -> sum();
            case "avg" -> average();
            case "min" -> extreme("min");
            case "max" -> base("max", argument(0));
            case "any_value" -> base("any_value", argument(0));
            case "min_by" -> base("arg_min_null", argument(0) + ", " + argument(1));
            case "max_by" -> base("arg_max_null", argument(0) + ", " + argument(1));
            case "array_agg" -> limited(list());
            case "array_concat_agg" ->
                "flatten(" + limited(filtered("list", argument(0), argument(0) + " IS NOT NULL")) + ")";
            case "string_agg" -> stringAgg();
            case "approx_quantiles" -> quantiles();
            case "percentile_cont" -> percentile("quantile_cont", "CAST(" + argument(0) + " AS DOUBLE)");
            case "percentile_disc" -> percentile("quantile_disc", argument(0));
            default -> throw new Unsupported("the aggregate function " + Words.of(name), Words.of(name));
        };
    }

    private String having(String name) {
        if (!name.equals("any_value")) {
            throw new Unsupported(Words.of(name) + " with HAVING MAX or MIN", Words.of(name));
        }
        boolean maximum = java.util.Objects.requireNonNull(having).getKind() == HavingModifierKind.MAX;
        return base(
                maximum ? "arg_max_null" : "arg_min_null",
                argument(0) + ", " + expressions.sql(having.getHavingExpr()));
    }

    private String count(String name) {
        String distinct = name.equals("count") ? "" : "DISTINCT ";
        return filtered("count", distinct + argument(0), "");
    }

    private String sum() {
        String sum = base("sum", argument(0));
        return type(0).isInt64() ? "CAST(" + sum + " AS BIGINT)" : sum;
    }

    private String average() {
        if (!type(0).isNumeric() && !type(0).isBigNumeric()) {
            return base("avg", argument(0));
        }
        String type = DuckTypes.sql(type(0));
        String divide = type(0).isNumeric() ? "bq_numeric_divide(" : "bq_bignumeric_divide(";
        return divide + base("sum", argument(0)) + ", CAST(nullif(" + base("count", argument(0)) + ", 0) AS " + type
                + "))";
    }

    private String extreme(String function) {
        String value = base(function, argument(0));
        if (!type(0).isDouble()) {
            return value;
        }
        return "CASE WHEN " + base("bool_or", "isnan(" + argument(0) + ")") + " THEN CAST('nan' AS DOUBLE) ELSE "
                + value + " END";
    }

    private String list() {
        boolean ignores = call.getNullHandlingModifier() == NullHandlingModifier.IGNORE_NULLS;
        return filtered("list", argument(0), ignores ? argument(0) + " IS NOT NULL" : "");
    }

    private String stringAgg() {
        String separator = call.getArgumentList().size() > 1 ? argument(1) : "','";
        if (!type(0).isString()) {
            throw new Unsupported("STRING_AGG of BYTES", "STRING_AGG");
        }
        String list = filtered("list", argument(0), argument(0) + " IS NOT NULL");
        return "array_to_string(" + limited(list) + ", " + separator + ")";
    }

    private String limited(String list) {
        return limit.isEmpty() ? list : "list_slice(" + list + ", 1, " + limit + ")";
    }

    private String quantiles() {
        ResolvedExpr number = call.getArgumentList().get(1);
        if (!(number instanceof ResolvedLiteral literal)) {
            throw new Unsupported("APPROX_QUANTILES with a computed number", "APPROX_QUANTILES");
        }
        long steps = literal.getValue().getInt64Value();
        List<String> places = new ArrayList<>();
        for (long i = 0; i <= steps; i++) {
            places.add(Double.toString((double) i / steps));
        }
        return base("quantile_disc", argument(0) + ", [" + String.join(", ", places) + "]");
    }

    private String percentile(String function, String value) {
        if (call.getNullHandlingModifier() == NullHandlingModifier.RESPECT_NULLS) {
            throw new Unsupported("percentiles with RESPECT NULLS", "RESPECT");
        }
        return base(function, value + ", " + argument(1));
    }

    private String base(String function, String arguments) {
        return filtered(function, arguments, "");
    }

    private String filtered(String function, String arguments, String condition) {
        String distinct = call.getDistinct() && !arguments.startsWith("DISTINCT") ? "DISTINCT " : "";
        String ordered = order.isEmpty() ? "" : " ORDER BY " + order;
        String filter = condition + where(condition.isEmpty() ? "" : " AND ");
        return function + "(" + distinct + arguments + ordered + ")"
                + (filter.isEmpty() ? "" : " FILTER (WHERE " + filter + ")") + over;
    }

    private String where(String and) {
        return call.getWhereExpr() == null ? "" : and + "(" + expressions.sql(call.getWhereExpr()) + ")";
    }

    private List<String> doubles() {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < call.getArgumentList().size(); i++) {
            arguments.add("CAST(" + argument(i) + " AS DOUBLE)");
        }
        return arguments;
    }

    private Type type(int index) {
        return call.getArgumentList().get(index).getType();
    }

    private String argument(int index) {
        return expressions.sql(call.getArgumentList().get(index));
    }
}
