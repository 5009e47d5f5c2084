package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.local.translation.Functions.Mapping;
import com.google.zetasql.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mathematics. */
final class NumberFunctions {
    private NumberFunctions() {}

    static void addTo(Map<String, Mapping> mappings) {
        same(mappings, "abs", "sign", "is_nan:isnan", "is_inf:isinf");
        reals(mappings, "exp", "sin", "cos", "tan", "atan", "atan2", "cbrt", "sinh", "cosh", "tanh", "asinh", "cot");
        checked(mappings);
        mappings.put("ceil", call -> whole(call, "ceil"));
        mappings.put("floor", call -> whole(call, "floor"));
        mappings.put("round", call -> rounded(call, "round"));
        mappings.put("trunc", call -> rounded(call, "trunc"));
        mappings.put("mod", call -> dividing(call, "bq_mod", " % "));
        mappings.put("div", NumberFunctions::div);
        mappings.put("greatest", call -> extreme(call, "greatest"));
        mappings.put("least", call -> extreme(call, "least"));
        mappings.put(
                "ieee_divide",
                call -> "(" + doubles(call).get(0) + " / " + doubles(call).get(1) + ")");
        mappings.put("safe_divide", NumberFunctions::safeDivide);
        mappings.put("safe_add", call -> Expressions.attempt(Operators.binary(call, " + ")));
        mappings.put("safe_subtract", call -> Expressions.attempt(Operators.binary(call, " - ")));
        mappings.put("safe_multiply", NumberFunctions::safeMultiply);
        mappings.put("safe_negate", call -> Expressions.attempt(Operators.negative(call)));
        mappings.put("rand", call -> "random()");
        mappings.put("pi", call -> "pi()");
        mappings.put("bit_count", call -> "CAST(bit_count(" + call.argument(0) + ") AS BIGINT)");
        mappings.put("range_bucket", call -> call.function("bq_range_bucket"));
        mappings.put("generate_uuid", call -> "CAST(uuid() AS VARCHAR)");
        mappings.put("farm_fingerprint", call -> "bq_farm_fingerprint(" + ByteFunctions.hex(call, 0) + ")");
    }

    /** Functions that DuckDB has, each "name" or "name:DuckDB's name". */
    static void same(Map<String, Mapping> mappings, String... names) {
        for (String name : names) {
            String[] parts = name.split(":", -1);
            mappings.put(parts[0], call -> call.function(parts[parts.length - 1]));
        }
    }

    private static void reals(Map<String, Mapping> mappings, String... names) {
        for (String name : names) {
            mappings.put(name, call -> back(call, name + "(" + String.join(", ", doubles(call)) + ")"));
        }
    }

    /** Functions with arguments that they refuse. */
    private static void checked(Map<String, Mapping> mappings) {
        for (String name : List.of("sqrt", "ln", "log10", "pow", "acos", "asin", "atanh", "acosh")) {
            mappings.put(name, call -> back(call, "bq_" + name + "(" + String.join(", ", doubles(call)) + ")"));
        }
        mappings.put(
                "log",
                call -> back(call, (call.size() == 1 ? "bq_ln(" : "bq_log(") + String.join(", ", doubles(call)) + ")"));
    }

    private static List<String> doubles(Call call) {
        return call.arguments().stream()
                .map(argument -> "CAST(" + argument + " AS DOUBLE)")
                .collect(Collectors.toList());
    }

    private static String back(Call call, String sql) {
        Type type = call.type();
        if (type.isNumeric()) {
            return "bq_numeric_of_float(" + sql + ")";
        }
        return type.isBigNumeric() ? "bq_bignumeric_of_float(" + sql + ")" : sql;
    }

    private static String whole(Call call, String function) {
        return "CAST(" + call.function(function) + " AS " + DuckTypes.sql(call.type()) + ")";
    }

    private static String rounded(Call call, String function) {
        if (call.size() > 2) {
            throw call.unsupported("with a way of rounding");
        }
        if (call.type().isDouble()) {
            String places = call.argument(1, "0::BIGINT");
            return call.size() == 1
                    ? call.function(function)
                    : "bq_" + function + "(" + call.argument(0) + ", " + places + ")";
        }
        String kind = call.type().isNumeric() ? "numeric_" : "bignumeric_";
        return "bq_" + kind + function + "(" + call.argument(0) + ", " + call.argument(1, "0::BIGINT") + ")";
    }

    /** The macro looks at its arguments three times, so they are written three times over: a divisor that is plainly harmless spares that. */
    private static String dividing(Call call, String macro, String operator) {
        boolean harmless = call.type().isInt64()
                && call.literal(1).filter(value -> value.getInt64Value() > 0).isPresent();
        return harmless ? Operators.binary(call, operator) : call.function(macro);
    }

    private static String div(Call call) {
        return call.type().isInt64()
                ? dividing(call, "bq_div", " // ")
                : "bq_numeric_trunc(bq_numeric_divide(" + call.argument(0) + ", " + call.argument(1) + "), 0)";
    }

    /** DuckDB leaves NULL out, BigQuery gives NULL then; NaN wins. */
    private static String extreme(Call call, String function) {
        String nulls = IntStream.range(0, call.size())
                .filter(index -> call.literal(index).isEmpty())
                .mapToObj(index -> call.argument(index) + " IS NULL")
                .collect(Collectors.joining(" OR "));
        String value = call.function(function);
        if (call.type().isDouble()) {
            String nan = call.arguments().stream()
                    .map(argument -> "isnan(" + argument + ")")
                    .collect(Collectors.joining(" OR "));
            value = "CASE WHEN " + nan + " THEN CAST('nan' AS DOUBLE) ELSE " + value + " END";
        }
        return nulls.isEmpty() ? value : "CASE WHEN " + nulls + " THEN NULL ELSE " + value + " END";
    }

    private static String safeDivide(Call call) {
        if (call.type().isDouble()) {
            return "(" + call.argument(0) + " / nullif(" + call.argument(1) + ", 0))";
        }
        String kind = call.type().isNumeric() ? "numeric" : "bignumeric";
        return Expressions.attempt(call.function("bq_" + kind + "_divide"));
    }

    private static String safeMultiply(Call call) {
        if (call.type().isNumeric()) {
            return Expressions.attempt(call.function("bq_numeric_multiply"));
        }
        return Expressions.attempt(
                call.type().isBigNumeric() ? call.function("bq_bignumeric_multiply") : Operators.binary(call, " * "));
    }
}
