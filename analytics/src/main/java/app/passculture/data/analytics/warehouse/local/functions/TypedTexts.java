package app.passculture.data.analytics.warehouse.local.functions;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of the port from and to the texts that stand for them in CSV and JSON. */
public final class TypedTexts {
    private TypedTexts() {}

    /** Reads a text; throws {@link IllegalArgumentException} when it is no value of the type. */
    public static Object read(Type type, String text) {
        return switch (type) {
            case Type.Numeric numeric -> Decimals.NUMERIC.of(text);
            case Type.BigNumeric numeric -> Decimals.BIGNUMERIC.of(text);
            case Type.Scalar scalar -> scalar(scalar, text);
            default -> throw new IllegalArgumentException("A text cannot hold " + type);
        };
    }

    private static Object scalar(Type.Scalar type, String text) {
        return switch (type) {
            case BOOL -> bool(text);
            case INT64 -> NumberTexts.integer(text);
            case FLOAT64 -> NumberTexts.real(text);
            case STRING, GEOGRAPHY, INTERVAL -> text;
            case BYTES -> ByteBuffer.wrap(Base64.getDecoder().decode(text)).asReadOnlyBuffer();
            case DATE -> MomentTexts.date(text.strip());
            case TIME -> LocalTime.ofNanoOfDay(MomentTexts.time(text.strip()) * 1000);
            case DATETIME -> Zones.civil(MomentTexts.datetime(text.strip()));
            case TIMESTAMP -> instant(text.strip());
            case JSON -> Json.write(Json.parse(text));
        };
    }

    private static boolean bool(String text) {
        return switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "t", "1", "yes", "y" -> true;
            case "false", "f", "0", "no", "n" -> false;
            default -> throw new IllegalArgumentException("Bad bool value: " + text);
        };
    }

    private static Instant instant(String text) {
        String spaced = text.endsWith(" UTC") ? text.substring(0, text.length() - 4) : text;
        if (spaced.matches("-?\\d+(\\.\\d+)?([eE]\\d+)?")) {
            return Instant.EPOCH.plus(new BigDecimal(spaced).movePointRight(6).longValue(), ChronoUnit.MICROS);
        }
        return Instant.EPOCH.plus(MomentTexts.timestamp(spaced, "UTC"), ChronoUnit.MICROS);
    }

    /** Reads a value of parsed JSON, where numbers, texts and truth values are all taken for one another. */
    public static @Nullable Object of(Type type, @Nullable Object json) {
        if (json == null || json == Json.Nothing.NULL) {
            return type instanceof Type.Array ? List.of() : null;
        }
        return switch (type) {
            case Type.Array array -> list(array, json);
            case Type.Struct struct -> struct(struct, json);
            default -> type == Type.Scalar.JSON ? Json.write(json) : read(type, plain(type, json));
        };
    }

    private static String plain(Type type, Object json) {
        String text = Json.scalar(json);
        if (text == null) {
            throw new IllegalArgumentException("Not a value of type %s: %s".formatted(type, Json.write(json)));
        }
        return text;
    }

    private static List<Object> list(Type.Array array, Object json) {
        if (!(json instanceof List<?> elements)) {
            throw new IllegalArgumentException("Not an array: " + Json.write(json));
        }
        List<Object> values = new ArrayList<>();
        for (Object element : elements) {
            Object value = of(array.element(), element);
            if (value == null) {
                throw new IllegalArgumentException("An array cannot hold null");
            }
            values.add(value);
        }
        return values;
    }

    private static Row struct(Type.Struct struct, Object json) {
        if (!(json instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("Not an object: " + Json.write(json));
        }
        List<@Nullable Object> values = new ArrayList<>();
        struct.schema().fields().forEach(field -> values.add(of(field.type(), members.get(field.name()))));
        return new Row(struct.schema(), values);
    }

    /** The text of a value, as BigQuery exports it. */
    public static String write(Object value) {
        return switch (value) {
            case Double real -> NumberTexts.of(real);
            case BigDecimal decimal -> NumberTexts.decimal(decimal.toPlainString());
            case ByteBuffer bytes -> base64(bytes);
            case LocalDate date -> date.toString();
            case LocalTime time -> MomentTexts.ofTime(time.toNanoOfDay() / 1000);
            case LocalDateTime datetime -> MomentTexts.ofDatetime(Zones.micros(datetime), 'T');
            case Instant instant ->
                MomentTexts.ofDatetime(ChronoUnit.MICROS.between(Instant.EPOCH, instant), ' ') + " UTC";
            default -> value.toString();
        };
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }

    /** A value as JSON's, ready to be written. */
    public static Object json(@Nullable Object value) {
        return switch (value) {
            case null -> Json.Nothing.NULL;
            case Boolean bool -> bool;
            case Double real when Double.isFinite(real) -> new Json.Literal(NumberTexts.of(real));
            case List<?> list -> list.stream().map(TypedTexts::json).toList();
            case Row row -> object(row);
            default -> write(value);
        };
    }

    private static Map<String, Object> object(Row row) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < row.values().size(); i++) {
            if (row.values().get(i) != null) {
                members.put(
                        row.schema().fields().get(i).name(), json(row.values().get(i)));
            }
        }
        return members;
    }
}
