package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.local.translation.Functions.Mapping;
import java.util.List;
import java.util.Map;

/** BYTES; functions in Java take and give them as hexadecimal text. */
final class ByteFunctions {
    private ByteFunctions() {}

    static void addTo(Map<String, Mapping> mappings) {
        mappings.put("to_hex", call -> "lower(hex(" + call.argument(0) + "))");
        mappings.put("from_hex", call -> "unhex(" + "bq_hex(" + call.argument(0) + "))");
        mappings.put("to_base64", call -> "to_base64(" + call.argument(0) + ")");
        mappings.put("from_base64", call -> "unhex(bq_from_base64(" + call.argument(0) + "))");
        mappings.put("to_base32", call -> "bq_to_base32(" + hex(call, 0) + ")");
        mappings.put("from_base32", call -> "unhex(bq_from_base32(" + call.argument(0) + "))");
        for (String digest : List.of("md5", "sha1", "sha256", "sha512")) {
            mappings.put(digest, call -> "unhex(bq_" + digest + "(" + hex(call, 0) + "))");
        }
        mappings.put("safe_convert_bytes_to_string", call -> "bq_text_of_bytes(" + hex(call, 0) + ")");
        mappings.put(
                "code_points_to_bytes",
                call -> "unhex(bq_bytes_of_code_points(" + TextFunctions.joined(call.argument(0)) + "))");
    }

    /** An argument of type STRING or BYTES as the hexadecimal text of its bytes. */
    static String hex(Call call, int index) {
        String argument = call.argument(index);
        return "hex(" + (call.type(index).isBytes() ? argument : "encode(" + argument + ")") + ")";
    }
}
