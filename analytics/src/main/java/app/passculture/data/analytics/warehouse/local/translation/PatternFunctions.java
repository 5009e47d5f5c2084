package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.local.translation.Functions.Mapping;
import com.google.zetasql.Value;
import java.util.Map;
import java.util.Optional;

/** LIKE and regular expressions, which are RE2's on both sides. */
final class PatternFunctions {
    private PatternFunctions() {}

    static void addTo(Map<String, Mapping> mappings) {
        mappings.put("$like", PatternFunctions::like);
        mappings.put("regexp_contains", call -> TextFunctions.texts(call, "regexp_matches"));
        mappings.put("regexp_extract", PatternFunctions::extract);
        mappings.put("regexp_substr", PatternFunctions::extract);
        mappings.put("regexp_extract_all", PatternFunctions::extractAll);
        mappings.put("regexp_replace", PatternFunctions::replace);
    }

    private static String like(Call call) {
        if (TextFunctions.onBytes(call)) {
            throw call.unsupported("of BYTES");
        }
        boolean plain = call.literal(1)
                .filter(value -> !value.getStringValue().contains("\\"))
                .isPresent();
        return "(" + call.argument(0) + " LIKE " + call.argument(1) + (plain ? ")" : " ESCAPE '\\')");
    }

    private static String extract(Call call) {
        String pattern = pattern(call);
        String group = Integer.toString(Groups.in(pattern));
        String regex = Quoted.text(pattern);
        if (call.size() > 2) {
            String rest =
                    "bq_substr(" + call.argument(0) + ", " + call.argument(2) + ", " + Long.MAX_VALUE + "::BIGINT)";
            String all = "regexp_extract_all(" + rest + ", " + regex + ", " + group + ")";
            return "list_extract(" + all + ", " + call.argument(3, "1::BIGINT") + ")";
        }
        String value = call.argument(0);
        String found = "regexp_extract(" + value + ", " + regex + ", " + group + ")";
        String text = group.equals("0")
                ? found
                : "coalesce(nullif(" + found + ", ''), bq_empty_group(" + value + ", " + regex + "))";
        return "CASE WHEN regexp_matches(" + value + ", " + regex + ") THEN " + text + " END";
    }

    private static String extractAll(Call call) {
        String pattern = pattern(call);
        return "regexp_extract_all(" + call.argument(0) + ", " + Quoted.text(pattern) + ", " + Groups.in(pattern) + ")";
    }

    private static String replace(Call call) {
        if (TextFunctions.onBytes(call)) {
            throw call.unsupported("of BYTES");
        }
        return "regexp_replace(" + String.join(", ", call.arguments()) + ", 'g')";
    }

    private static String pattern(Call call) {
        if (TextFunctions.onBytes(call)) {
            throw call.unsupported("of BYTES");
        }
        Optional<String> pattern = call.literal(1).map(Value::getStringValue);
        return pattern.orElseThrow(() -> call.unsupported("with a computed pattern"));
    }
}
