package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.warehouse.Row;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as one text for all engines; FLOAT64 with 12 digits, for the last ones depend on the library of mathematics. */
public final class Written {
    private Written() {}

    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Double real -> real(real);
            case BigDecimal decimal ->
                decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
            case String text ->
                '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\u0000", "\\0") + '"';
            case ByteBuffer bytes -> "b" + hex(bytes);
            case LocalTime time -> time.toString();
            case LocalDateTime datetime -> datetime.toString();
            case Instant instant -> instant(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            case List<?> list -> list.stream().map(Written::of).collect(Collectors.joining(", ", "[", "]"));
            case Row row -> row.values().stream().map(Written::of).collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    static String instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String real(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return Double.toString(value).replace("-0.0", "0.0");
        }
        return String.format(Locale.ROOT, "%.11e", value);
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
