package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.Data;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that come as JSON: rows to insert, and parameters. */
final class WireValues {

    private WireValues() {}

    /** Says the field that is wrong. */
    static final class Refused extends RuntimeException {

        private final String field;

        Refused(String field, String message) {
            super(message);
            this.field = field;
        }

        String field() {
            return field;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static Row row(Schema schema, Map<?, ?> json) {
        List<@Nullable Object> values = new ArrayList<>();
        schema.fields().forEach(field -> values.add(null));
        json.forEach((key, value) -> {
            int index = schema.indexOf(String.valueOf(key));
            if (index < 0) {
                throw new Refused(String.valueOf(key), "no such field: %s.".formatted(key));
            }
            values.set(index, value(schema.fields().get(index), value));
        });
        for (int i = 0; i < values.size(); i++) {
            Field field = schema.fields().get(i);
            if (field.required() && values.get(i) == null) {
                throw new Refused(field.name(), "Missing required field: %s.".formatted(field.name()));
            }
        }
        return new Row(schema, values);
    }

    private static @Nullable Object value(Field field, @Nullable Object json) {
        try {
            return value(field.type(), json);
        } catch (IllegalArgumentException | DateTimeParseException | ClassCastException e) {
            throw new Refused(field.name(), "Cannot convert value to %s (bad value): %s".formatted(field.type(), json));
        }
    }

    static @Nullable Object value(Type type, @Nullable Object json) {
        if (json == null || Data.isNull(json)) {
            return type instanceof Type.Array ? List.of() : null;
        }
        return switch (type) {
            case Type.Array(Type element) ->
                ((List<?>) json)
                        .stream()
                                .<@Nullable Object>map(one -> value(element, one))
                                .toList();
            case Type.Struct(Schema schema) -> row(schema, (Map<?, ?>) json);
            case Type.Numeric _, Type.BigNumeric _ -> new BigDecimal(json.toString());
            case Type.Scalar scalar -> scalar(scalar, json);
        };
    }

    private static Object scalar(Type.Scalar type, Object json) {
        String text = json.toString();
        return switch (type) {
            case BOOL -> bool(text);
            case INT64 -> new BigDecimal(text).longValueExact();
            case FLOAT64 -> Double.valueOf(text.replace("+inf", "Infinity").replace("-inf", "-Infinity"));
            case STRING, GEOGRAPHY, INTERVAL -> text;
            case BYTES -> ByteBuffer.wrap(Base64.getDecoder().decode(text)).asReadOnlyBuffer();
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case DATETIME -> LocalDateTime.parse(text.replace(' ', 'T'));
            case TIMESTAMP -> timestamp(text);
            case JSON -> json instanceof String ? text : json(json);
        };
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Seconds since 1970, or a date and time with {@code Z}, {@code UTC}, an offset or nothing after it. */
    private static Instant timestamp(String text) {
        if (text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
            return Instant.EPOCH.plus(new BigDecimal(text).movePointRight(6).longValue(), ChronoUnit.MICROS);
        }
        String iso =
                text.replace(" UTC", "Z").replaceFirst("(\\d) (\\d)", "$1T$2").replace(" ", "");
        return iso.matches(".*T.*(Z|[+-]\\d{2}(:?\\d{2})?)")
                ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d{2})$", "$1:00"))
                        .toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static String json(Object json) {
        try {
            return GsonFactory.getDefaultInstance().toString(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
