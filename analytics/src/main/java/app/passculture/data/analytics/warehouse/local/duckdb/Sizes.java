package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.local.translation.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How many bytes BigQuery counts for values. */
final class Sizes {
    private Sizes() {}

    /** A query for the bytes of some columns of a table. */
    static String query(String relation, Schema schema, Set<String> columns) {
        return "(SELECT " + sum(schema, columns) + " FROM " + relation + ")";
    }

    /** A query for the rows of a table and the bytes of all its columns, as one text with a space between. */
    static String numbers(String relation, Schema schema) {
        Set<String> all = new HashSet<>();
        schema.fields().forEach(field -> all.add(field.name()));
        return "SELECT count(*) || ' ' || " + sum(schema, all) + " FROM " + relation;
    }

    private static String sum(Schema schema, Set<String> columns) {
        List<String> sizes = new ArrayList<>(List.of("0::HUGEINT"));
        for (Field field : schema.fields()) {
            if (columns.contains(field.name())) {
                sizes.add("coalesce(sum(" + size(field.type(), Quoted.name(field.name()), 0) + "), 0)");
            }
        }
        return "CAST(" + String.join(" + ", sizes) + " AS BIGINT)";
    }

    private static String size(Type type, String value, int depth) {
        return switch (type) {
            case Type.Numeric numeric -> fixed(value, 16);
            case Type.BigNumeric numeric -> fixed(value, 32);
            case Type.Array array -> {
                String element = "e" + depth;
                yield "coalesce(list_sum(list_transform(" + value + ", lambda " + element + ": "
                        + size(array.element(), element, depth + 1) + ")), 0)";
            }
            case Type.Struct struct -> {
                List<String> parts = new ArrayList<>(List.of("0"));
                for (Field field : struct.schema().fields()) {
                    parts.add(
                            size(field.type(), "struct_extract(" + value + ", 'f" + (parts.size() - 1) + "')", depth));
                }
                yield "(" + String.join(" + ", parts) + ")";
            }
            case Type.Scalar scalar -> scalar(scalar, value);
        };
    }

    private static String scalar(Type.Scalar type, String value) {
        return switch (type) {
            case BOOL -> fixed(value, 1);
            case INT64, FLOAT64, DATE, TIME, DATETIME, TIMESTAMP -> fixed(value, 8);
            case STRING, JSON, GEOGRAPHY -> "coalesce(2 + strlen(" + value + "), 0)";
            case BYTES -> "coalesce(2 + octet_length(" + value + "), 0)";
            case INTERVAL -> fixed(value, 16);
        };
    }

    private static String fixed(String value, int bytes) {
        return "CASE WHEN " + value + " IS NULL THEN 0 ELSE " + bytes + " END";
    }
}
