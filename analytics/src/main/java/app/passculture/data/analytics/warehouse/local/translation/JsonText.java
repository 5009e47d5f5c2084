package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Type;
import java.util.ArrayList;
import java.util.List;

/** Values as JSON text. */
final class JsonText {
    private JsonText() {}

    static String of(Expressions expressions, Type type, String value) {
        return "coalesce(" + present(expressions, type, value) + ", 'null')";
    }

    private static String present(Expressions expressions, Type type, String value) {
        return switch (type) {
            case Type.Numeric numeric -> "bq_json_decimal(CAST(" + value + " AS VARCHAR))";
            case Type.BigNumeric numeric -> "bq_json_decimal(CAST(" + value + " AS VARCHAR))";
            case Type.Array array -> array(expressions, array, value);
            case Type.Struct struct -> struct(expressions, struct, value);
            case Type.Scalar scalar -> scalar(scalar, value);
        };
    }

    private static String array(Expressions expressions, Type.Array array, String value) {
        String element = expressions.lambda();
        String texts = "list_transform(" + value + ", lambda " + element + ": "
                + of(expressions, array.element(), element) + ")";
        return "'[' || bq_array_to_string(" + texts + ", ',') || ']'";
    }

    private static String struct(Expressions expressions, Type.Struct struct, String value) {
        List<String> members = new ArrayList<>();
        for (Field field : struct.schema().fields()) {
            String member = "struct_extract(" + value + ", 'f" + members.size() + "')";
            members.add("bq_json_text(" + Quoted.text(field.name()) + ") || ':' || "
                    + of(expressions, field.type(), member));
        }
        return "CASE WHEN " + value + " IS NOT NULL THEN '{' || " + String.join(" || ',' || ", members) + " || '}' END";
    }

    private static String scalar(Type.Scalar scalar, String value) {
        return switch (scalar) {
            case BOOL, JSON -> "CAST(" + value + " AS VARCHAR)";
            case INT64 -> "bq_json_int(" + value + ")";
            case FLOAT64 -> "bq_json_float(" + value + ")";
            case STRING -> "bq_json_text(" + value + ")";
            case BYTES -> "'\"' || to_base64(" + value + ") || '\"'";
            case DATE -> "'\"' || CAST(" + value + " AS VARCHAR) || '\"'";
            case TIME -> "'\"' || bq_text_of_time(" + Moments.ofDay(value) + ") || '\"'";
            case DATETIME -> "'\"' || bq_json_datetime(epoch_us(" + value + ")) || '\"'";
            case TIMESTAMP -> "'\"' || bq_json_datetime(epoch_us(" + value + ")) || 'Z\"'";
            case GEOGRAPHY, INTERVAL -> throw new Unsupported("JSON of " + scalar, "JSON");
        };
    }
}
