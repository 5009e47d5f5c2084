package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.local.translation.Functions.Mapping;
import com.google.zetasql.Type;
import java.util.Map;

/** Arithmetic, comparison, bits. */
final class Operators {
    private Operators() {}

    static void addTo(Map<String, Mapping> mappings) {
        mappings.put("$add", call -> sum(call, " + "));
        mappings.put("$subtract", call -> sum(call, " - "));
        mappings.put("$multiply", Operators::product);
        mappings.put("$divide", Operators::quotient);
        mappings.put("$unary_minus", Operators::negative);
        mappings.put("$equal", Operators::equal);
        mappings.put("$not_equal", Operators::notEqual);
        mappings.put("$less", call -> ordered(call, 0, " < ", 1));
        mappings.put("$less_or_equal", call -> ordered(call, 0, " <= ", 1));
        mappings.put("$greater", call -> ordered(call, 1, " < ", 0));
        mappings.put("$greater_or_equal", call -> ordered(call, 1, " <= ", 0));
        mappings.put("$between", Operators::between);
        mappings.put("$is_distinct_from", call -> binary(call, " IS DISTINCT FROM "));
        mappings.put("$is_not_distinct_from", call -> binary(call, " IS NOT DISTINCT FROM "));
        mappings.put("$bitwise_and", call -> bits(call, " & "));
        mappings.put("$bitwise_or", call -> bits(call, " | "));
        mappings.put("$bitwise_xor", call -> {
            bits(call, "");
            return call.function("xor");
        });
        mappings.put("$bitwise_not", call -> "(~ " + call.argument(0) + ")");
        mappings.put("$bitwise_left_shift", call -> shift(call, "bq_shift_left"));
        mappings.put("$bitwise_right_shift", call -> shift(call, "bq_shift_right"));
    }

    /** DuckDB lets the smallest INT64 be its own opposite. */
    static String negative(Call call) {
        return (call.type().isInt64() ? "(0::BIGINT - " : "(- ") + call.argument(0) + ")";
    }

    static String binary(Call call, String operator) {
        return "(" + call.argument(0) + operator + call.argument(1) + ")";
    }

    private static String sum(Call call, String operator) {
        if (call.type(0).isDate()) {
            return "(" + call.argument(0) + operator + "CAST(" + call.argument(1) + " AS INTEGER))";
        }
        if (call.type(1).isDate()) {
            return "(" + call.argument(1) + operator + "CAST(" + call.argument(0) + " AS INTEGER))";
        }
        if (!call.type().isNumerical()) {
            throw call.unsupported(
                    "of " + call.type(0).typeName() + " and " + call.type(1).typeName());
        }
        return binary(call, operator);
    }

    private static String product(Call call) {
        if (call.type().isNumeric()) {
            return call.function("bq_numeric_multiply");
        }
        return call.type().isBigNumeric() ? call.function("bq_bignumeric_multiply") : binary(call, " * ");
    }

    private static String quotient(Call call) {
        if (call.type().isNumeric()) {
            return call.function("bq_numeric_divide");
        }
        if (call.type().isBigNumeric()) {
            return call.function("bq_bignumeric_divide");
        }
        boolean harmless =
                call.literal(1).filter(value -> value.getDoubleValue() != 0).isPresent();
        return harmless ? binary(call, " / ") : call.function("bq_divide");
    }

    private static String equal(Call call) {
        String equal = binary(call, " = ");
        return call.type(0).isDouble() ? "(" + equal + " AND NOT isnan(" + call.argument(0) + "))" : equal;
    }

    private static String notEqual(Call call) {
        String different = binary(call, " <> ");
        return call.type(0).isDouble() ? "(" + different + " OR isnan(" + binary(call, " + ") + "))" : different;
    }

    private static String ordered(Call call, int smaller, String operator, int larger) {
        return less(call.type(0), call.argument(smaller), operator, call.argument(larger));
    }

    /** DuckDB holds NaN larger than all, BigQuery compares it with nothing. */
    private static String less(Type type, String smaller, String operator, String larger) {
        String less = "(" + smaller + operator + larger + ")";
        return type.isDouble() ? "(" + less + " AND NOT isnan(" + larger + "))" : less;
    }

    private static String between(Call call) {
        if (call.type(0).isDouble()) {
            return "(" + less(call.type(0), call.argument(1), " <= ", call.argument(0)) + " AND "
                    + less(call.type(0), call.argument(0), " <= ", call.argument(2)) + ")";
        }
        return "(" + call.argument(0) + " BETWEEN " + call.argument(1) + " AND " + call.argument(2) + ")";
    }

    private static String bits(Call call, String operator) {
        if (!call.type(0).isInt64()) {
            throw call.unsupported("of " + call.type(0).typeName());
        }
        return binary(call, operator);
    }

    private static String shift(Call call, String function) {
        bits(call, "");
        return call.function(function);
    }
}
