package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.local.translation.Functions.Mapping;
import java.util.Map;

/** ARRAY. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    static void addTo(Map<String, Mapping> mappings) {
        mappings.put(
                "$make_array",
                call -> "CAST([" + String.join(", ", call.arguments()) + "] AS " + DuckTypes.sql(call.type()) + ")");
        mappings.put("$array_at_offset", call -> call.function("bq_at_offset"));
        mappings.put("$array_at_ordinal", call -> call.function("bq_at_ordinal"));
        mappings.put("$safe_array_at_offset", call -> call.function("bq_safe_at_offset"));
        mappings.put("$safe_array_at_ordinal", call -> call.function("bq_safe_at_ordinal"));
        mappings.put("array_length", call -> "CAST(len(" + call.argument(0) + ") AS BIGINT)");
        mappings.put("array_concat", ArrayFunctions::concat);
        mappings.put("array_reverse", call -> call.function("list_reverse"));
        mappings.put("array_first", call -> "bq_at_offset(" + call.argument(0) + ", 0)");
        mappings.put("array_last", call -> "bq_at_offset(" + call.argument(0) + ", len(" + call.argument(0) + ") - 1)");
        mappings.put("array_to_string", ArrayFunctions::toText);
        mappings.put("generate_array", ArrayFunctions::generate);
        mappings.put("generate_date_array", ArrayFunctions::dates);
        mappings.put("generate_timestamp_array", ArrayFunctions::timestamps);
    }

    private static String concat(Call call) {
        String nulls = String.join(
                " OR ",
                call.arguments().stream().map(argument -> argument + " IS NULL").toList());
        return "CASE WHEN " + nulls + " THEN NULL ELSE flatten([" + String.join(", ", call.arguments()) + "]) END";
    }

    private static String toText(Call call) {
        if (!call.type(0).asArray().getElementType().isString()) {
            throw call.unsupported("of " + call.type(0).typeName());
        }
        String list = call.size() > 2
                ? "list_transform(" + call.argument(0) + ", lambda e: coalesce(e, " + call.argument(2) + "))"
                : "list_filter(" + call.argument(0) + ", lambda e: e IS NOT NULL)";
        return "bq_array_to_string(" + list + ", " + call.argument(1) + ")";
    }

    private static String generate(Call call) {
        String step = call.argument(2, DuckTypes.sql(call.type(0)).equals("BIGINT") ? "1::BIGINT" : "1");
        if (call.type(0).isInt64()) {
            return "bq_generate_array(" + call.argument(0) + ", " + call.argument(1) + ", " + step + ")";
        }
        String type = DuckTypes.sql(call.type(0));
        String count = "floor((" + call.argument(1) + " - " + call.argument(0) + ") / " + step + ")";
        return "list_transform(bq_generate_array(0::BIGINT, CAST(" + count + " AS BIGINT), 1::BIGINT), lambda e: CAST("
                + call.argument(0) + " + e * " + step + " AS " + type + "))";
    }

    private static String dates(Call call) {
        DatePart part = new DatePart(call.size() > 3 ? call.word(3) : "DAY");
        String step = call.argument(2, "1::BIGINT");
        String first = call.argument(0);
        String last = call.argument(1);
        if (part.isMonths()) {
            String texts = "bq_months(" + first + ", " + last + ", " + step + " * " + part.months() + ")";
            return "CAST(from_json(" + texts + ", '[\"VARCHAR\"]') AS DATE[])";
        }
        if (!part.isFixed() || part.isShorterThanDay()) {
            throw call.unsupported("with " + part.name());
        }
        long days = part.micros() / 86_400_000_000L;
        return "list_transform(bq_generate_array(CAST(" + first + " - DATE '1970-01-01' AS BIGINT), CAST(" + last
                + " - DATE '1970-01-01' AS BIGINT), " + step + " * " + days
                + "), lambda e: DATE '1970-01-01' + CAST(e AS INTEGER))";
    }

    private static String timestamps(Call call) {
        DatePart part = new DatePart(call.word(3));
        if (!part.isFixed() || part.isWeek()) {
            throw call.unsupported("with " + part.name());
        }
        return "list_transform(bq_generate_array(" + Moments.micros(call.argument(0)) + ", "
                + Moments.micros(call.argument(1)) + ", " + call.argument(2) + " * " + part.micros()
                + "), lambda e: make_timestamp(e))";
    }
}
