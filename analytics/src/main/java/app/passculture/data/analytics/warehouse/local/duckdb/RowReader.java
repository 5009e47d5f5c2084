package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of DuckDB as the port has them. */
record RowReader(Schema schema) {
    Row row(ResultSet rows) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(schema.fields().size());
        for (int i = 0; i < schema.fields().size(); i++) {
            Type type = schema.fields().get(i).type();
            boolean moment = type == Type.Scalar.DATETIME || type == Type.Scalar.TIMESTAMP;
            values.add(value(type, moment ? rows.getObject(i + 1, LocalDateTime.class) : rows.getObject(i + 1)));
        }
        return new Row(schema, values);
    }

    private static @Nullable Object value(Type type, @Nullable Object value) throws SQLException {
        if (value == null) {
            return type instanceof Type.Array ? List.of() : null;
        }
        return switch (type) {
            case Type.Numeric numeric -> value;
            case Type.BigNumeric numeric -> value;
            case Type.Array array -> list(array.element(), (Array) value);
            case Type.Struct struct -> struct(struct.schema(), (Struct) value);
            case Type.Scalar scalar -> scalar(scalar, value);
        };
    }

    private static Object scalar(Type.Scalar type, Object value) throws SQLException {
        return switch (type) {
            case BOOL -> (Boolean) value;
            case INT64 -> ((Number) value).longValue();
            case FLOAT64 -> ((Number) value).doubleValue();
            case STRING, JSON, GEOGRAPHY, INTERVAL -> value.toString();
            case BYTES -> bytes((Blob) value);
            case DATE -> value instanceof LocalDate ? value : ((java.sql.Date) value).toLocalDate();
            case TIME -> (LocalTime) value;
            case DATETIME -> moment(value);
            case TIMESTAMP -> moment(value).toInstant(ZoneOffset.UTC);
        };
    }

    private static LocalDateTime moment(Object value) {
        return value instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : (LocalDateTime) value;
    }

    private static ByteBuffer bytes(Blob blob) throws SQLException {
        int length = Math.toIntExact(blob.length());
        byte[] bytes = length == 0 ? new byte[0] : blob.getBytes(1, length);
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    private static List<@Nullable Object> list(Type element, Array array) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object value : (Object[]) array.getArray()) {
            values.add(value(element, value));
        }
        return java.util.Collections.unmodifiableList(values);
    }

    private static Row struct(Schema schema, Struct struct) throws SQLException {
        Object[] attributes = struct.getAttributes();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < schema.fields().size(); i++) {
            values.add(value(schema.fields().get(i).type(), attributes[i]));
        }
        return new Row(schema, values);
    }
}
