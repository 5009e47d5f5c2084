package app.passculture.data.analytics.transformation;

import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Plain data as JSON. */
public final class JsonText implements AutoCloseable {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;

    /** Writes to the writer, which stays open. */
    public JsonText(Writer writer) {
        this.generator = FACTORY.createGenerator(ObjectWriteContext.empty(), writer);
    }

    /** The plain data of a JSON text. */
    public static @Nullable Object parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return value(parser);
        } catch (JacksonException wrong) {
            throw new ProjectException.BadRequest("not JSON: " + wrong.getOriginalMessage());
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static List<@Nullable Object> items(JsonParser parser) {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }

    /** Plain data as a JSON text. */
    public static String of(@Nullable Object data) {
        StringWriter text = new StringWriter();
        try (JsonText json = new JsonText(text)) {
            json.write(data);
        }
        return text.toString();
    }

    /** An object whose members are made while it is written. */
    interface Members {
        void writeTo(JsonText json);
    }

    /** Writes a member whose value is JSON already. */
    void member(String name, String json) {
        generator.writeName(name);
        generator.writeRawValue(json);
    }

    public void write(@Nullable Object data) {
        switch (data) {
            case null -> generator.writeNull();
            case Members members -> {
                generator.writeStartObject();
                members.writeTo(this);
                generator.writeEndObject();
            }
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((key, value) -> {
                    generator.writeName(String.valueOf(key));
                    write(value);
                });
                generator.writeEndObject();
            }
            case Iterable<?> items -> {
                generator.writeStartArray();
                items.forEach(this::write);
                generator.writeEndArray();
            }
            case Boolean flag -> generator.writeBoolean(flag);
            case Double number -> generator.writeNumber(number);
            case Number number -> generator.writeNumber(number.longValue());
            default -> generator.writeString(data.toString());
        }
    }

    @Override
    public void close() {
        generator.close();
    }
}
