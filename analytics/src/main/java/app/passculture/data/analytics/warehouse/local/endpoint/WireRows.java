package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import com.google.api.client.util.Data;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as the API writes them: {@code f} holds the cells of a row, {@code v} the value of a cell. */
final class WireRows {

    /** How a TIMESTAMP is written. */
    enum Timestamps {
        SECONDS,
        MICROSECONDS
    }

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter();
    private static final DateTimeFormatter DATETIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'")
            .append(TIME)
            .toFormatter();

    private final Timestamps timestamps;

    WireRows(Timestamps timestamps) {
        this.timestamps = timestamps;
    }

    Map<String, Object> row(Row row) {
        List<Object> cells = new ArrayList<>();
        Schema schema = row.schema();
        for (int i = 0; i < row.values().size(); i++) {
            cells.add(cell(schema.fields().get(i).type(), row.values().get(i)));
        }
        return Map.of("f", cells);
    }

    private Map<String, Object> cell(Type type, @Nullable Object value) {
        return Map.of("v", value(type, value));
    }

    private Object value(Type type, @Nullable Object value) {
        if (type instanceof Type.Array(Type element)) {
            List<?> elements = value == null ? List.of() : (List<?>) value;
            return elements.stream().map(one -> cell(element, one)).toList();
        }
        if (value == null) {
            return Data.nullOf(String.class);
        }
        return switch (type) {
            case Type.Struct _ -> row((Row) value);
            case Type.Scalar scalar -> text(scalar, value);
            case Type.Numeric _, Type.BigNumeric _ -> plain((BigDecimal) value);
            case Type.Array _ -> throw new IllegalStateException("An array of arrays: " + type);
        };
    }

    private String text(Type.Scalar type, Object value) {
        return switch (type) {
            case BYTES -> Base64.getEncoder().encodeToString(bytes((ByteBuffer) value));
            case TIME -> TIME.format((LocalTime) value);
            case DATETIME -> DATETIME.format((LocalDateTime) value);
            case TIMESTAMP -> timestamp((Instant) value);
            case BOOL, INT64, FLOAT64, STRING, DATE, JSON, GEOGRAPHY, INTERVAL -> value.toString();
        };
    }

    private String timestamp(Instant instant) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        return timestamps == Timestamps.MICROSECONDS
                ? Long.toString(micros)
                : BigDecimal.valueOf(micros, 6).toPlainString();
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
