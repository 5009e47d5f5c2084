package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Columns as the client has them, both ways. */
final class Schemas {

    private Schemas() {}

    static com.google.cloud.bigquery.Schema toClient(Schema schema) {
        return com.google.cloud.bigquery.Schema.of(fields(schema));
    }

    private static List<com.google.cloud.bigquery.Field> fields(Schema schema) {
        return schema.fields().stream().map(Schemas::toClient).toList();
    }

    private static com.google.cloud.bigquery.Field toClient(Field field) {
        Type type = field.type() instanceof Type.Array(Type element) ? element : field.type();
        com.google.cloud.bigquery.Field.Builder builder = type instanceof Type.Struct(Schema nested)
                ? com.google.cloud.bigquery.Field.newBuilder(
                        field.name(), StandardSQLTypeName.STRUCT, FieldList.of(fields(nested)))
                : com.google.cloud.bigquery.Field.newBuilder(field.name(), sqlType(type));
        limit(builder, type);
        if (!field.description().isEmpty()) {
            builder.setDescription(field.description());
        }
        return builder.setMode(mode(field)).build();
    }

    static StandardSQLTypeName sqlType(Type type) {
        return switch (type) {
            case Type.Scalar scalar -> StandardSQLTypeName.valueOf(scalar.name());
            case Type.Numeric _ -> StandardSQLTypeName.NUMERIC;
            case Type.BigNumeric _ -> StandardSQLTypeName.BIGNUMERIC;
            case Type.Struct _ -> StandardSQLTypeName.STRUCT;
            case Type.Array _ -> StandardSQLTypeName.ARRAY;
        };
    }

    private static void limit(com.google.cloud.bigquery.Field.Builder builder, Type type) {
        switch (type) {
            case Type.Numeric(int precision, int scale) -> limit(builder, precision, scale);
            case Type.BigNumeric(int precision, int scale) -> limit(builder, precision, scale);
            case Type.Scalar _, Type.Struct _, Type.Array _ -> {}
        }
    }

    private static void limit(com.google.cloud.bigquery.Field.Builder builder, int precision, int scale) {
        if (precision > 0) {
            builder.setPrecision((long) precision);
        }
        if (scale > 0) {
            builder.setScale((long) scale);
        }
    }

    private static com.google.cloud.bigquery.Field.Mode mode(Field field) {
        if (field.type() instanceof Type.Array) {
            return com.google.cloud.bigquery.Field.Mode.REPEATED;
        }
        return field.required()
                ? com.google.cloud.bigquery.Field.Mode.REQUIRED
                : com.google.cloud.bigquery.Field.Mode.NULLABLE;
    }

    static Schema fromClient(com.google.cloud.bigquery.@Nullable Schema schema) {
        return schema == null ? Schema.of() : fromClient(schema.getFields());
    }

    private static Schema fromClient(FieldList fields) {
        return new Schema(fields.stream().map(Schemas::fromClient).toList());
    }

    private static Field fromClient(com.google.cloud.bigquery.Field field) {
        Type single = type(field);
        boolean repeated = field.getMode() == com.google.cloud.bigquery.Field.Mode.REPEATED;
        return new Field(
                field.getName(),
                repeated ? new Type.Array(single) : single,
                field.getMode() == com.google.cloud.bigquery.Field.Mode.REQUIRED,
                Optional.ofNullable(field.getDescription()).orElse(""));
    }

    private static Type type(com.google.cloud.bigquery.Field field) {
        int precision = Optional.ofNullable(field.getPrecision()).orElse(0L).intValue();
        int scale = Optional.ofNullable(field.getScale()).orElse(0L).intValue();
        return switch (field.getType().getStandardType()) {
            case STRUCT -> new Type.Struct(fromClient(field.getSubFields()));
            case NUMERIC -> new Type.Numeric(precision, scale);
            case BIGNUMERIC -> new Type.BigNumeric(precision, scale);
            case ARRAY, RANGE ->
                throw new IllegalArgumentException(
                        "Column '%s' has a type that is not read: %s".formatted(field.getName(), field.getType()));
            default -> Type.Scalar.valueOf(field.getType().getStandardType().name());
        };
    }
}
