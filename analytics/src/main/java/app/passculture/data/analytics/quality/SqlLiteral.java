package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes a value of a row as GoogleSQL, with its type. */
public final class SqlLiteral {

    private SqlLiteral() {}

    public static String of(Type type, @Nullable Object value) {
        if (value == null) {
            return "cast(null as " + declared(type) + ")";
        }
        return switch (type) {
            case Type.Scalar scalar -> scalar(scalar, value);
            case Type.Numeric ignored -> "numeric '" + ((BigDecimal) value).toPlainString() + "'";
            case Type.BigNumeric ignored -> "bignumeric '" + ((BigDecimal) value).toPlainString() + "'";
            case Type.Array array -> array(array, (List<?>) value);
            case Type.Struct struct -> struct(struct, (Row) value);
        };
    }

    /** A type as it stands in a query: without limits and constraints. */
    public static String declared(Type type) {
        return switch (type) {
            case Type.Scalar scalar -> scalar.toString();
            case Type.Numeric ignored -> "NUMERIC";
            case Type.BigNumeric ignored -> "BIGNUMERIC";
            case Type.Array array -> "ARRAY<" + declared(array.element()) + ">";
            case Type.Struct struct ->
                struct.schema().fields().stream()
                        .map(field ->
                                (field.name().isEmpty() ? "" : "`" + field.name() + "` ") + declared(field.type()))
                        .collect(Collectors.joining(", ", "STRUCT<", ">"));
        };
    }

    private static String scalar(Type.Scalar type, Object value) {
        return switch (type) {
            case BOOL, INT64 -> value.toString();
            case FLOAT64 -> real((Double) value);
            case STRING -> text(value.toString());
            case BYTES -> bytes((ByteBuffer) value);
            case DATE, TIME, DATETIME, TIMESTAMP -> type.name().toLowerCase(Locale.ROOT) + " '" + moment(value) + "'";
            case JSON -> "json " + text(value.toString());
            case GEOGRAPHY -> "st_geogfromtext(" + text(value.toString()) + ")";
            case INTERVAL -> "cast(" + text(value.toString()) + " as interval)";
        };
    }

    /** With seconds, which GoogleSQL wants and Java leaves out when there are none. */
    static String moment(Object value) {
        return switch (value) {
            case LocalDateTime time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            default -> value.toString();
        };
    }

    private static String real(Double value) {
        return value.isNaN() || value.isInfinite()
                ? "cast('" + (value.isNaN() ? "nan" : value > 0 ? "inf" : "-inf") + "' as float64)"
                : "cast(" + value + " as float64)";
    }

    private static String text(String value) {
        StringBuilder text = new StringBuilder("'");
        value.codePoints()
                .forEach(c -> text.append(
                        switch (c) {
                            case '\\' -> "\\\\";
                            case '\'' -> "\\'";
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            default -> c < ' ' ? "\\x%02x".formatted(c) : Character.toString(c);
                        }));
        return text.append('\'').toString();
    }

    private static String bytes(ByteBuffer value) {
        ByteBuffer copy = value.duplicate();
        StringBuilder text = new StringBuilder("b'");
        while (copy.hasRemaining()) {
            text.append("\\x%02x".formatted(copy.get() & 0xff));
        }
        return text.append('\'').toString();
    }

    private static String array(Type.Array type, List<?> items) {
        return items.stream()
                .map(item -> of(type.element(), item))
                .collect(Collectors.joining(", ", declared(type) + "[", "]"));
    }

    private static String struct(Type.Struct type, Row row) {
        Schema schema = type.schema();
        return IntStream.range(0, schema.fields().size())
                .mapToObj(i -> of(schema.fields().get(i).type(), row.values().get(i)))
                .collect(Collectors.joining(", ", declared(type) + "(", ")"));
    }
}
