package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.local.translation.Functions.Mapping;
import com.google.zetasql.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** STRING; where a function also takes BYTES, the type of its first argument decides. */
final class TextFunctions {
    private TextFunctions() {}

    static void addTo(Map<String, Mapping> mappings) {
        mappings.put("concat", call -> "(" + String.join(" || ", call.arguments()) + ")");
        mappings.put("$concat_op", call -> "(" + String.join(" || ", call.arguments()) + ")");
        mappings.put(
                "length", call -> onBytes(call) ? "octet_length(" + call.argument(0) + ")" : call.function("length"));
        mappings.put("char_length", call -> call.function("length"));
        mappings.put("character_length", call -> call.function("length"));
        mappings.put(
                "byte_length",
                call -> onBytes(call)
                        ? "octet_length(" + call.argument(0) + ")"
                        : "CAST(strlen(" + call.argument(0) + ") AS BIGINT)");
        mappings.put("octet_length", mappings.get("byte_length"));
        mappings.put("upper", call -> texts(call, "bq_upper"));
        mappings.put("lower", call -> texts(call, "bq_lower"));
        mappings.put("initcap", call -> counted(call, "bq_initcap"));
        mappings.put("trim", call -> counted(call, "bq_trim"));
        mappings.put("ltrim", call -> counted(call, "bq_ltrim"));
        mappings.put("rtrim", call -> counted(call, "bq_rtrim"));
        mappings.put("substr", TextFunctions::substr);
        mappings.put("left", call -> texts(call, "bq_left"));
        mappings.put("right", call -> texts(call, "bq_right"));
        mappings.put("replace", call -> texts(call, "bq_replace"));
        mappings.put("reverse", call -> texts(call, "bq_reverse"));
        mappings.put("repeat", call -> texts(call, "bq_repeat"));
        mappings.put("lpad", call -> counted(call, "bq_lpad"));
        mappings.put("rpad", call -> counted(call, "bq_rpad"));
        mappings.put("translate", call -> texts(call, "bq_translate"));
        mappings.put("starts_with", call -> texts(call, "starts_with"));
        mappings.put("ends_with", call -> texts(call, "ends_with"));
        mappings.put("strpos", call -> texts(call, "bq_strpos"));
        mappings.put("instr", call -> counted(call, "bq_instr"));
        mappings.put("ascii", call -> texts(call, "bq_ascii"));
        mappings.put("unicode", call -> texts(call, "bq_unicode"));
        mappings.put("chr", call -> call.function("bq_chr"));
        mappings.put("soundex", call -> texts(call, "bq_soundex"));
        mappings.put("normalize", call -> normalized(call, "bq_normalize"));
        mappings.put("normalize_and_casefold", call -> normalized(call, "bq_normalize_and_casefold"));
        mappings.put("edit_distance", TextFunctions::editDistance);
        mappings.put("split", TextFunctions::split);
        mappings.put("to_code_points", TextFunctions::codePoints);
        mappings.put("code_points_to_string", call -> "bq_text_of_code_points(" + joined(call.argument(0)) + ")");
        mappings.put("format", TextFunctions::format);
        mappings.put("string", TextFunctions::string);
    }

    static boolean onBytes(Call call) {
        return call.type(0).isBytes();
    }

    /** A function that is run for STRING only. */
    static String texts(Call call, String function) {
        if (onBytes(call)) {
            throw call.unsupported("of BYTES");
        }
        return call.function(function);
    }

    private static String counted(Call call, String function) {
        return texts(call, function + call.size());
    }

    private static String substr(Call call) {
        if (onBytes(call)) {
            String hex = "bq_substr_hex(" + ByteFunctions.hex(call, 0) + ", " + call.argument(1) + ", "
                    + call.argument(2, Long.MAX_VALUE + "::BIGINT") + ")";
            return "unhex(" + hex + ")";
        }
        boolean plain = call.literal(1)
                        .filter(position -> position.getInt64Value() >= 0)
                        .isPresent()
                && (call.size() == 2
                        || call.literal(2)
                                .filter(length -> length.getInt64Value() >= 0)
                                .isPresent());
        if (plain) {
            long position = Math.max(1, call.literal(1).orElseThrow().getInt64Value());
            return "substring(" + call.argument(0) + ", " + position + (call.size() > 2 ? ", " + call.argument(2) : "")
                    + ")";
        }
        return "bq_substr(" + call.argument(0) + ", " + call.argument(1) + ", "
                + call.argument(2, Long.MAX_VALUE + "::BIGINT") + ")";
    }

    private static String normalized(Call call, String function) {
        String form = call.size() > 1 ? call.word(1) : "NFC";
        return function + "(" + call.argument(0) + ", " + Quoted.text(form) + ")";
    }

    private static String editDistance(Call call) {
        if (onBytes(call)) {
            throw call.unsupported("of BYTES");
        }
        String distance = "bq_edit_distance(" + call.argument(0) + ", " + call.argument(1) + ")";
        return call.size() > 2 ? "least(" + distance + ", " + call.argument(2) + ")" : distance;
    }

    private static String split(Call call) {
        if (onBytes(call)) {
            throw call.unsupported("of BYTES");
        }
        return "bq_split(" + call.argument(0) + ", " + call.argument(1, "','") + ")";
    }

    private static String codePoints(Call call) {
        String list = onBytes(call)
                ? "bq_bytes(" + ByteFunctions.hex(call, 0) + ")"
                : "bq_code_points(" + call.argument(0) + ")";
        return "CAST(from_json(" + list + ", '[\"BIGINT\"]') AS BIGINT[])";
    }

    /** A list of numbers as one text, for functions that take no lists. */
    static String joined(String list) {
        return "CAST(" + list + " AS VARCHAR)";
    }

    private static String format(Call call) {
        String pattern = call.literal(0)
                .map(Value::getStringValue)
                .orElseThrow(() -> call.unsupported("with a computed pattern"));
        List<String> values = new ArrayList<>();
        for (int i = 1; i < call.size(); i++) {
            values.add(FormatArgument.sql(call, i));
        }
        String json = values.isEmpty() ? "'[]'" : "to_json([" + String.join(", ", values) + "])";
        return "bq_format(" + Quoted.text(pattern) + ", CAST(" + json + " AS VARCHAR))";
    }

    private static String string(Call call) {
        return call.type(0).isJson()
                ? call.function("bq_json_string")
                : Texts.of(DuckTypes.of(call.type(0)), call.argument(0), call.argument(1, "'UTC'"));
    }
}
