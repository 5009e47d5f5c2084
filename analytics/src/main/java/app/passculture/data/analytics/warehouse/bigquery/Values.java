package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryParameterValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as the client has them, both ways; what they are in Java stands in {@link Row}. */
final class Values {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter();
    private static final DateTimeFormatter DATETIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'")
            .append(TIME)
            .toFormatter();

    private Values() {}

    static Row row(Schema schema, FieldValueList values) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            row.add(value(schema.fields().get(i).type(), values.get(i)));
        }
        return new Row(schema, row);
    }

    private static @Nullable Object value(Type type, FieldValue value) {
        if (type instanceof Type.Array(Type element)) {
            return value.isNull()
                    ? List.of()
                    : value.getRepeatedValue().stream()
                            .<@Nullable Object>map(one -> value(element, one))
                            .toList();
        }
        if (value.isNull()) {
            return null;
        }
        return switch (type) {
            case Type.Struct(Schema schema) -> row(schema, value.getRecordValue());
            case Type.Numeric _, Type.BigNumeric _ -> new BigDecimal(value.getStringValue());
            case Type.Scalar scalar -> scalar(scalar, value);
            case Type.Array _ -> throw new IllegalStateException("An array of arrays: " + type);
        };
    }

    private static Object scalar(Type.Scalar type, FieldValue value) {
        return switch (type) {
            case BOOL -> value.getBooleanValue();
            case INT64 -> value.getLongValue();
            case FLOAT64 -> value.getDoubleValue();
            case BYTES -> ByteBuffer.wrap(value.getBytesValue()).asReadOnlyBuffer();
            case DATE -> LocalDate.parse(value.getStringValue());
            case TIME -> LocalTime.parse(value.getStringValue());
            case DATETIME -> LocalDateTime.parse(value.getStringValue());
            case TIMESTAMP -> Instant.EPOCH.plus(value.getTimestampValue(), ChronoUnit.MICROS);
            case STRING, JSON, GEOGRAPHY, INTERVAL -> value.getStringValue();
        };
    }

    /** A row as JSON for {@code insertAll}. */
    static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < row.values().size(); i++) {
            Object value = row.values().get(i);
            if (value != null) {
                Field field = row.schema().fields().get(i);
                json.put(field.name(), json(field.type(), value));
            }
        }
        return json;
    }

    private static Object json(Type type, Object value) {
        return switch (type) {
            case Type.Array(Type element) ->
                ((List<?>) value)
                        .stream()
                                .map(one -> json(element, java.util.Objects.requireNonNull(one)))
                                .toList();
            case Type.Struct _ -> json((Row) value);
            case Type.Numeric _, Type.BigNumeric _ -> ((BigDecimal) value).toPlainString();
            case Type.Scalar scalar -> scalar == Type.Scalar.BOOL ? value : text(scalar, value);
        };
    }

    /** A scalar as text that BigQuery reads. */
    private static String text(Type.Scalar type, Object value) {
        return switch (type) {
            case BYTES -> Base64.getEncoder().encodeToString(bytes((ByteBuffer) value));
            case TIME -> TIME.format((LocalTime) value);
            case DATETIME -> DATETIME.format((LocalDateTime) value);
            case TIMESTAMP -> DATETIME.format(LocalDateTime.ofInstant((Instant) value, java.time.ZoneOffset.UTC)) + "Z";
            case BOOL, INT64, FLOAT64, STRING, DATE, JSON, GEOGRAPHY, INTERVAL -> value.toString();
        };
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    static QueryParameterValue parameter(Type type, @Nullable Object value) {
        return switch (type) {
            case Type.Array(Type element) -> array(element, (List<?>) value);
            case Type.Struct(Schema schema) -> struct(schema, (Row) value);
            case Type.Numeric _, Type.BigNumeric _, Type.Scalar _ ->
                QueryParameterValue.newBuilder()
                        .setType(Schemas.sqlType(type))
                        .setValue(value == null ? null : parameterText(type, value))
                        .build();
        };
    }

    private static String parameterText(Type type, Object value) {
        return switch (type) {
            case Type.Scalar scalar
            when scalar == Type.Scalar.TIMESTAMP ->
                text(scalar, value).replace("T", " ").replace("Z", "+00:00");
            case Type.Scalar scalar -> text(scalar, value);
            default -> ((BigDecimal) value).toPlainString();
        };
    }

    private static QueryParameterValue array(Type element, @Nullable List<?> values) {
        List<QueryParameterValue> elements = values == null
                ? List.of()
                : values.stream().map(value -> parameter(element, value)).toList();
        return QueryParameterValue.newBuilder()
                .setType(com.google.cloud.bigquery.StandardSQLTypeName.ARRAY)
                .setArrayType(Schemas.sqlType(element))
                .setArrayValues(elements)
                .build();
    }

    private static QueryParameterValue struct(Schema schema, @Nullable Row row) {
        Map<String, QueryParameterValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < schema.fields().size(); i++) {
            Field field = schema.fields().get(i);
            fields.put(
                    field.name(),
                    parameter(field.type(), row == null ? null : row.values().get(i)));
        }
        return QueryParameterValue.struct(fields);
    }
}
