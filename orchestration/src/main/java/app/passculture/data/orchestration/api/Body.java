package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.listing.Bounds;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object of a request, which has been found to have its shape. */
final class Body {
    private final JsonNode json;

    Body(JsonNode json) {
        this.json = json;
    }

    /** Whether a field was given, even as null. */
    boolean has(String field) {
        return json.has(field);
    }

    String text(String field) {
        return json.path(field).asString();
    }

    @Nullable
    String textOrNull(String field) {
        return json.hasNonNull(field) ? json.path(field).asString() : null;
    }

    @Nullable
    Integer integerOrNull(String field) {
        return json.hasNonNull(field) ? json.path(field).asInt() : null;
    }

    int integer(String field, int otherwise) {
        Integer given = integerOrNull(field);
        return given == null ? otherwise : given;
    }

    boolean flag(String field, boolean otherwise) {
        return json.hasNonNull(field) ? json.path(field).asBoolean() : otherwise;
    }

    @Nullable
    Instant momentOrNull(String field) {
        return json.hasNonNull(field) ? Moments.parse(json.path(field).asString()) : null;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        json.path(field).forEach(each -> texts.add(each.isNull() ? "none" : each.asString()));
        return texts;
    }

    List<Body> bodies(String field) {
        List<Body> bodies = new ArrayList<>();
        json.path(field).forEach(each -> bodies.add(new Body(each)));
        return bodies;
    }

    /** The elements of a list as they are. */
    List<JsonNode> elements(String field) {
        List<JsonNode> elements = new ArrayList<>();
        json.path(field).forEach(elements::add);
        return elements;
    }

    @SuppressWarnings("unchecked") // What Jackson makes of an object.
    Map<String, @Nullable Object> object(String field) {
        return json.hasNonNull(field)
                ? JsonMapper.shared().convertValue(json.path(field), LinkedHashMap.class)
                : Map.of();
    }

    @Nullable
    JsonNode value(String field) {
        return json.get(field);
    }

    JsonNode json() {
        return json;
    }

    Bounds moments(String field) {
        Map<Bounds.Side, Object> limits = new EnumMap<>(Bounds.Side.class);
        for (Bounds.Side side : Bounds.Side.values()) {
            Instant limit = momentOrNull(field + "_" + side.name().toLowerCase(Locale.ROOT));
            if (limit != null) {
                limits.put(side, limit.atOffset(ZoneOffset.UTC));
            }
        }
        return new Bounds(limits);
    }

    Bounds numbers(String field) {
        Map<Bounds.Side, Object> limits = new EnumMap<>(Bounds.Side.class);
        for (Bounds.Side side : Bounds.Side.values()) {
            String full = field + "_" + side.name().toLowerCase(Locale.ROOT);
            if (json.hasNonNull(full)) {
                limits.put(side, json.path(full).asDouble());
            }
        }
        return new Bounds(limits);
    }
}
