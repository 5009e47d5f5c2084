package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.googlesql.SqlTypes;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Types between the analyzer, the port and DuckDB. DATETIME and TIMESTAMP are both DuckDB's TIMESTAMP (in UTC), JSON is its text; the
 * fields of a STRUCT are f0, f1 …, because theirs may be nameless or share a name.
 */
public final class DuckTypes {
    private DuckTypes() {}

    /** How DuckDB stores a type. */
    public static String sql(Type type) {
        return switch (type) {
            case Type.Scalar scalar -> scalar(scalar);
            case Type.Numeric numeric -> "DECIMAL(38,9)";
            case Type.BigNumeric numeric -> "DECIMAL(38,20)";
            case Type.Array array -> sql(array.element()) + "[]";
            case Type.Struct struct -> struct(struct.schema());
        };
    }

    private static String scalar(Type.Scalar scalar) {
        return switch (scalar) {
            case BOOL -> "BOOLEAN";
            case INT64 -> "BIGINT";
            case FLOAT64 -> "DOUBLE";
            case STRING, JSON, GEOGRAPHY -> "VARCHAR";
            case BYTES -> "BLOB";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case DATETIME, TIMESTAMP -> "TIMESTAMP";
            case INTERVAL -> "INTERVAL";
        };
    }

    private static String struct(Schema schema) {
        if (schema.fields().isEmpty()) {
            return "STRUCT(f0 BOOLEAN)";
        }
        List<String> fields = new ArrayList<>();
        for (Field field : schema.fields()) {
            fields.add("f" + fields.size() + " " + sql(field.type()));
        }
        return "STRUCT(" + String.join(", ", fields) + ")";
    }

    /** The type as the port has it; a type that BigQuery lacks is refused by its name. */
    public static Type of(com.google.zetasql.Type type) {
        return SqlTypes.find(type).orElseThrow(() -> new Unsupported("the type " + type.typeName(), type.typeName()));
    }

    static String sql(com.google.zetasql.Type type) {
        return sql(of(type));
    }
}
