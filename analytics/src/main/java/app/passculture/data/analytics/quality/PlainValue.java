package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a value as YAML or CSV write it into what a row holds: texts may stand for any type, structs may be sparse. */
final class PlainValue {

    private static final Pattern ZONE = Pattern.compile("(.*\\d)\\s*(Z|UTC|[-+]\\d{2}(?::?\\d{2})?)");

    private PlainValue() {}

    /**
     * The value of a type.
     *
     * @throws IllegalArgumentException when the type has no such value
     */
    static @Nullable Object of(Type type, @Nullable Object data) {
        if (data == null) {
            return null;
        }
        try {
            return switch (type) {
                case Type.Scalar scalar -> scalar(scalar, data);
                case Type.Numeric ignored -> new BigDecimal(String.valueOf(data));
                case Type.BigNumeric ignored -> new BigDecimal(String.valueOf(data));
                case Type.Array array -> items(array, data);
                case Type.Struct struct -> row(struct.schema(), data);
            };
        } catch (DateTimeException | NumberFormatException | ClassCastException wrong) {
            throw new IllegalArgumentException("'" + data + "' is no " + type, wrong);
        }
    }

    /** A sparse row: columns that are not named are NULL, a name that is no column is refused. */
    static Row row(Schema schema, Object data) {
        if (!(data instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("'" + data + "' is no row: names with values are needed");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < schema.fields().size(); i++) {
            values.add(null);
        }
        map.forEach((name, value) -> {
            int index = schema.indexOf(String.valueOf(name));
            if (index < 0) {
                throw new IllegalArgumentException("no column '" + name + "'"
                        + app.passculture.data.analytics.template.NearNames.hint(
                                String.valueOf(name),
                                schema.fields().stream().map(Field::name).toList()));
            }
            values.set(index, field(schema.fields().get(index), value));
        });
        return new Row(schema, values);
    }

    private static @Nullable Object field(Field field, @Nullable Object value) {
        try {
            return of(field.type(), value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("column '" + field.name() + "': " + wrong.getMessage(), wrong);
        }
    }

    private static List<@Nullable Object> items(Type.Array type, Object data) {
        if (!(data instanceof List<?> list)) {
            throw new IllegalArgumentException("'" + data + "' is no list");
        }
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(of(type.element(), item)));
        return items;
    }

    private static Object scalar(Type.Scalar type, Object data) {
        String text = String.valueOf(data).strip();
        return switch (type) {
            case BOOL -> truth(text);
            case INT64 -> new BigDecimal(text).longValueExact();
            case FLOAT64 -> real(text);
            case STRING, JSON, GEOGRAPHY, INTERVAL -> String.valueOf(data);
            case BYTES ->
                ByteBuffer.wrap(String.valueOf(data).getBytes(StandardCharsets.UTF_8))
                        .asReadOnlyBuffer();
            case DATE -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
            case TIME -> LocalTime.parse(text);
            case DATETIME -> datetime(text);
            case TIMESTAMP -> timestamp(text);
        };
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1" -> true;
            case "false", "f", "0" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is no BOOL");
        };
    }

    private static Double real(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.valueOf(text);
        };
    }

    private static LocalDateTime datetime(String text) {
        String iso = text.replace(' ', 'T');
        return iso.length() == 10 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
    }

    private static Instant timestamp(String text) {
        var zoned = ZONE.matcher(text);
        if (!zoned.matches() || text.length() == 10) {
            return datetime(text).toInstant(ZoneOffset.UTC);
        }
        String zone = zoned.group(2);
        if (zone.equals("Z") || zone.equals("UTC")) {
            return datetime(zoned.group(1)).toInstant(ZoneOffset.UTC);
        }
        return OffsetDateTime.of(datetime(zoned.group(1)), ZoneOffset.of(zone)).toInstant();
    }
}
