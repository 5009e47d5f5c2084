package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** Which Java value belongs to which type. */
final class Values {
    private Values() {}

    static boolean fits(Type type, Object value) {
        return switch (type) {
            case Type.Numeric numeric ->
                value instanceof BigDecimal decimal && fits(decimal, numeric.precision(), numeric.scale(), 9);
            case Type.BigNumeric numeric ->
                value instanceof BigDecimal decimal && fits(decimal, numeric.precision(), numeric.scale(), 20);
            case Type.Array array ->
                value instanceof List<?> list
                        && list.stream().allMatch(element -> element != null && fits(array.element(), element));
            case Type.Struct struct ->
                value instanceof Row row
                        && row.values().size() == struct.schema().fields().size();
            case Type.Scalar scalar -> fits(scalar, value);
        };
    }

    private static boolean fits(BigDecimal value, int precision, int scale, int most) {
        BigDecimal rounded = value.setScale(precision == 0 ? most : scale, java.math.RoundingMode.HALF_UP);
        return rounded.precision() - rounded.scale() <= (precision == 0 ? 38 - most : precision - scale);
    }

    private static boolean fits(Type.Scalar type, Object value) {
        return switch (type) {
            case BOOL -> value instanceof Boolean;
            case INT64 -> value instanceof Long;
            case FLOAT64 -> value instanceof Double;
            case STRING, JSON, GEOGRAPHY, INTERVAL -> value instanceof String;
            case BYTES -> value instanceof ByteBuffer;
            case DATE -> value instanceof LocalDate;
            case TIME -> value instanceof LocalTime;
            case DATETIME -> value instanceof LocalDateTime;
            case TIMESTAMP -> value instanceof Instant;
        };
    }
}
