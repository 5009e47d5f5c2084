package app.passculture.data.analytics.warehouse.local.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** JSON as a tree: Map, List, String, Boolean, {@link Literal} for numbers, {@link Nothing}. */
public final class Json {
    /** A number as it was written. */
    record Literal(String text) {}

    /** The value null. */
    enum Nothing {
        NULL;

        @Override
        public String toString() {
            return "null";
        }
    }

    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final JsonFactory LENIENT =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Json() {}

    public static Object parse(String text) {
        return parse(FACTORY, text);
    }

    /** Takes also texts in single quotes, as the functions do that read JSON from STRING. */
    static Object parseLeniently(String text) {
        return parse(LENIENT, text);
    }

    private static Object parse(JsonFactory factory, String text) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("syntax error while parsing JSON: more than one value");
            }
            return value;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("syntax error while parsing JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("syntax error while parsing JSON: nothing there");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Nothing.NULL;
            default -> new Literal(parser.getString());
        };
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.putIfAbsent(name, value(parser));
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    public static String write(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(Object value, StringBuilder text) {
        switch (value) {
            case Map<?, ?> object -> {
                text.append('{');
                object.forEach((name, member) -> {
                    text.append(text.charAt(text.length() - 1) == '{' ? "" : ",")
                            .append(quoted((String) name))
                            .append(':');
                    write(member, text);
                });
                text.append('}');
            }
            case List<?> array -> {
                text.append('[');
                for (int i = 0; i < array.size(); i++) {
                    text.append(i == 0 ? "" : ",");
                    write(array.get(i), text);
                }
                text.append(']');
            }
            case String string -> text.append(quoted(string));
            case Literal literal -> text.append(literal.text());
            default -> text.append(value);
        }
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> quoted.append(c < 0x20 ? "\\u%04x".formatted((int) c) : Character.toString(c));
            }
        }
        return quoted.append('"').toString();
    }

    /** A value without structure as plain text; null for others and for null. */
    static @Nullable String scalar(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String string -> string;
            case Boolean bool -> bool.toString();
            case Literal literal -> literal.text();
            default -> null;
        };
    }
}
