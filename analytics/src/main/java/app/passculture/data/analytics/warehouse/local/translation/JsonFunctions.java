package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.local.translation.Functions.Mapping;
import java.util.Map;

/** JSON, as text and as the type. */
final class JsonFunctions {
    private JsonFunctions() {}

    static void addTo(Map<String, Mapping> mappings) {
        for (String name : new String[] {"json_query", "json_value", "json_extract", "json_extract_scalar"}) {
            mappings.put(name, call -> "bq_" + name + "(" + call.argument(0) + ", " + call.argument(1, "'$'") + ")");
        }
        for (String name :
                new String[] {"json_query_array", "json_value_array", "json_extract_array", "json_extract_string_array"
                }) {
            mappings.put(
                    name,
                    call -> "CAST(from_json(bq_" + name + "(" + call.argument(0) + ", " + call.argument(1, "'$'")
                            + "), '[\"VARCHAR\"]') AS VARCHAR[])");
        }
        mappings.put("parse_json", call -> "bq_parse_json(" + call.argument(0) + ")");
        mappings.put("to_json_string", JsonFunctions::toText);
        mappings.put("to_json", JsonFunctions::toText);
        mappings.put("json_type", call -> call.function("bq_json_type"));
        mappings.put("bool", call -> call.function("bq_json_bool"));
        mappings.put("int64", call -> call.function("bq_json_int64"));
        mappings.put("double", call -> call.function("bq_json_float64"));
        mappings.put("float64", call -> call.function("bq_json_float64"));
        mappings.put("$subscript", JsonFunctions::subscript);
    }

    private static String toText(Call call) {
        boolean pretty = call.size() > 1
                && call.literal(1).filter(value -> !value.getBoolValue()).isEmpty();
        if (pretty) {
            throw call.unsupported("with pretty printing");
        }
        Type type = DuckTypes.of(call.type(0));
        return JsonText.of(call.expressions(), type, call.argument(0));
    }

    private static String subscript(Call call) {
        if (!call.type(0).isJson()) {
            throw call.unsupported("of " + call.type(0).typeName());
        }
        return call.type(1).isString() ? call.function("bq_json_member") : call.function("bq_json_element");
    }
}
