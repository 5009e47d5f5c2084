package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Type;
import com.google.zetasql.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as they stand in DuckDB's SQL, always with their type. */
public final class Literals {
    private Literals() {}

    public static String nullOf(Type type) {
        return "CAST(NULL AS " + DuckTypes.sql(type) + ")";
    }

    /** A value as the port has it. */
    public static String sql(Type type, @Nullable Object value) {
        if (value == null) {
            return nullOf(type);
        }
        return switch (type) {
            case Type.Numeric numeric -> decimal((BigDecimal) value, 9, 38);
            case Type.BigNumeric numeric -> decimal((BigDecimal) value, 20, 38);
            case Type.Array array -> array(array, (List<?>) value);
            case Type.Struct struct -> struct(struct, ((Row) value).values());
            case Type.Scalar scalar -> scalar(scalar, value);
        };
    }

    private static String scalar(Type.Scalar type, Object value) {
        return switch (type) {
            case BOOL -> value.toString();
            case INT64 -> integer((Long) value);
            case FLOAT64 -> real((Double) value);
            case STRING, JSON -> Quoted.text((String) value);
            case BYTES -> bytes((ByteBuffer) value);
            case DATE -> date(((LocalDate) value).toEpochDay());
            case TIME -> time((LocalTime) value);
            case DATETIME -> timestamp(micros((LocalDateTime) value));
            case TIMESTAMP -> timestamp(micros((Instant) value));
            case GEOGRAPHY, INTERVAL -> throw new Unsupported("values of type " + type, type.name());
        };
    }

    /** A value as the analyzer read it. */
    static String sql(Value value) {
        Type type = DuckTypes.of(value.getType());
        return value.isNull()
                ? nullOf(type)
                : switch (type) {
                    case Type.Numeric numeric -> decimal(value.getNumericValue(), 9, 38);
                    case Type.BigNumeric numeric -> decimal(value.getBigNumericValue(), 20, 38);
                    case Type.Array array ->
                        list(
                                array,
                                value.getElementList().stream()
                                        .map(Literals::sql)
                                        .toList());
                    case Type.Struct struct ->
                        pack(value.getFieldList().stream().map(Literals::sql).toList());
                    case Type.Scalar scalar -> scalar(scalar, value);
                };
    }

    private static String scalar(Type.Scalar type, Value value) {
        return switch (type) {
            case BOOL -> Boolean.toString(value.getBoolValue());
            case INT64 -> integer(value.getInt64Value());
            case FLOAT64 -> real(value.getDoubleValue());
            case STRING -> Quoted.text(value.getStringValue());
            case JSON -> Quoted.text(value.getJsonValue());
            case BYTES -> bytes(value.getBytesValue().asReadOnlyByteBuffer());
            case DATE -> date(value.getDateValue());
            case TIME -> time(value.getLocalTimeValue());
            case DATETIME -> timestamp(micros(value.getLocalDateTimeValue()));
            case TIMESTAMP -> timestamp(value.getTimestampUnixMicros());
            case GEOGRAPHY, INTERVAL -> throw new Unsupported("values of type " + type, type.name());
        };
    }

    static String integer(long value) {
        return value < 0 ? "CAST('" + value + "' AS BIGINT)" : value + "::BIGINT";
    }

    static String real(double value) {
        String text = Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : Double.toString(value);
        return "CAST('" + text.toLowerCase(java.util.Locale.ROOT) + "' AS DOUBLE)";
    }

    private static String decimal(BigDecimal value, int scale, int precision) {
        BigDecimal fitting = value.setScale(scale, RoundingMode.HALF_UP);
        if (fitting.precision() > precision) {
            throw new Unsupported("numbers of so many digits: " + value, value.toPlainString());
        }
        return "CAST('" + fitting.toPlainString() + "' AS DECIMAL(" + precision + "," + scale + "))";
    }

    private static String bytes(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return "unhex('" + HexFormat.of().formatHex(copy) + "')";
    }

    static String date(long epochDay) {
        return "DATE '" + LocalDate.ofEpochDay(epochDay) + "'";
    }

    static String time(LocalTime time) {
        return "make_time(" + time.getHour() + ", " + time.getMinute() + ", " + time.getSecond() + "."
                + "%06d".formatted(time.getNano() / 1000) + ")";
    }

    static String timestamp(long micros) {
        return "make_timestamp(" + micros + "::BIGINT)";
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static long micros(LocalDateTime datetime) {
        return micros(datetime.toInstant(java.time.ZoneOffset.UTC));
    }

    private static String array(Type.Array type, List<?> values) {
        List<String> elements = new ArrayList<>();
        values.forEach(element -> elements.add(sql(type.element(), element)));
        return list(type, elements);
    }

    private static String list(Type.Array type, List<String> elements) {
        return "CAST([" + String.join(", ", elements) + "] AS " + DuckTypes.sql(type) + ")";
    }

    private static String struct(Type.Struct type, List<?> values) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            fields.add(sql(type.schema().fields().get(i).type(), values.get(i)));
        }
        return pack(fields);
    }

    /** A STRUCT of the given fields. */
    static String pack(List<String> fields) {
        if (fields.isEmpty()) {
            return "{'f0': CAST(NULL AS BOOLEAN)}";
        }
        List<String> named = new ArrayList<>();
        fields.forEach(field -> named.add("'f" + named.size() + "': " + field));
        return "{" + String.join(", ", named) + "}";
    }
}
