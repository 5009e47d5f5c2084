package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableSchema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Columns as the API writes them, both ways. */
final class WireSchemas {

    private WireSchemas() {}

    static TableSchema toWire(Schema schema) {
        return new TableSchema().setFields(fields(schema));
    }

    private static List<TableFieldSchema> fields(Schema schema) {
        return schema.fields().stream().map(WireSchemas::toWire).toList();
    }

    private static TableFieldSchema toWire(Field field) {
        boolean repeated = field.type() instanceof Type.Array;
        Type type = field.type() instanceof Type.Array(Type element) ? element : field.type();
        TableFieldSchema wire = new TableFieldSchema()
                .setName(field.name())
                .setType(name(type))
                .setMode(repeated ? "REPEATED" : field.required() ? "REQUIRED" : "NULLABLE");
        if (!field.description().isEmpty()) {
            wire.setDescription(field.description());
        }
        return switch (type) {
            case Type.Struct(Schema nested) -> wire.setFields(fields(nested));
            case Type.Numeric(int precision, int scale) -> limited(wire, precision, scale);
            case Type.BigNumeric(int precision, int scale) -> limited(wire, precision, scale);
            case Type.Scalar _, Type.Array _ -> wire;
        };
    }

    private static TableFieldSchema limited(TableFieldSchema wire, int precision, int scale) {
        if (precision > 0) {
            wire.setPrecision((long) precision);
        }
        return scale > 0 ? wire.setScale((long) scale) : wire;
    }

    /** The names that the API writes, which are older than those of SQL. */
    private static String name(Type type) {
        return switch (type) {
            case Type.Scalar scalar ->
                switch (scalar) {
                    case BOOL -> "BOOLEAN";
                    case INT64 -> "INTEGER";
                    case FLOAT64 -> "FLOAT";
                    case STRING, BYTES, DATE, TIME, DATETIME, TIMESTAMP, JSON, GEOGRAPHY, INTERVAL -> scalar.name();
                };
            case Type.Numeric _ -> "NUMERIC";
            case Type.BigNumeric _ -> "BIGNUMERIC";
            case Type.Struct _ -> "RECORD";
            case Type.Array _ -> "ARRAY";
        };
    }

    static Schema fromWire(@Nullable TableSchema schema) {
        return schema == null || schema.getFields() == null ? Schema.of() : fromWire(schema.getFields());
    }

    private static Schema fromWire(List<TableFieldSchema> fields) {
        return new Schema(fields.stream().map(WireSchemas::fromWire).toList());
    }

    private static Field fromWire(TableFieldSchema wire) {
        Type single = type(wire);
        String mode = wire.getMode() == null ? "NULLABLE" : wire.getMode().toUpperCase(Locale.ROOT);
        return new Field(
                wire.getName(),
                mode.equals("REPEATED") ? new Type.Array(single) : single,
                mode.equals("REQUIRED"),
                text(wire.getDescription()));
    }

    static String text(@Nullable String text) {
        return text == null || Data.isNull(text) ? "" : text;
    }

    private static Type type(TableFieldSchema wire) {
        int precision = wire.getPrecision() == null ? 0 : wire.getPrecision().intValue();
        int scale = wire.getScale() == null ? 0 : wire.getScale().intValue();
        List<TableFieldSchema> nested = wire.getFields() == null ? List.of() : wire.getFields();
        return type(wire.getType(), precision, scale, fromWire(nested));
    }

    /** A type by any of its names. */
    static Type type(String name, int precision, int scale, Schema nested) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "BOOLEAN", "BOOL" -> Type.Scalar.BOOL;
            case "INTEGER", "INT64" -> Type.Scalar.INT64;
            case "FLOAT", "FLOAT64" -> Type.Scalar.FLOAT64;
            case "NUMERIC", "DECIMAL" -> new Type.Numeric(precision, scale);
            case "BIGNUMERIC", "BIGDECIMAL" -> new Type.BigNumeric(precision, scale);
            case "RECORD", "STRUCT" -> new Type.Struct(nested);
            case "STRING", "BYTES", "DATE", "TIME", "DATETIME", "TIMESTAMP", "JSON", "GEOGRAPHY", "INTERVAL" ->
                Type.Scalar.valueOf(name.toUpperCase(Locale.ROOT));
            default -> throw BigQueryRoutes.unsupported("the type " + name);
        };
    }
}
