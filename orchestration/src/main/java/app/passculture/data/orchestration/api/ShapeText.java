package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.api.Shape.Field;
import app.passculture.data.orchestration.api.Shape.Openness;
import app.passculture.data.orchestration.api.Shape.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the notation of {@code api/schemas.txt}. */
final class ShapeText {
    private static final Set<String> SCALARS =
            Set.of("string", "integer", "number", "boolean", "date-time", "uuid", "duration");
    private static final Pattern TEXT = Pattern.compile("'([^']*)'");

    private final String text;
    private int at;

    private ShapeText(String text) {
        this.text = text;
    }

    /** The shape after the name of a line: fields in braces, or choices after an equals sign. */
    static Shape ofDefinition(String definition) {
        String trimmed = definition.strip();
        if (trimmed.startsWith("=")) {
            return choice(trimmed);
        }
        Openness openness = trimmed.endsWith("(open)") ? Openness.OPEN : Openness.CLOSED;
        String fields = trimmed.substring(1, trimmed.lastIndexOf('}'));
        return new Shape.Fields(
                parts(fields, ',').stream().map(ShapeText::field).toList(), openness);
    }

    private static Field field(String part) {
        int colon = part.indexOf(':');
        String name = part.substring(0, colon).strip();
        List<String> shapeAndUsual = parts(part.substring(colon + 1), '=');
        boolean optional = name.endsWith("~");
        return new Field(
                optional ? name.substring(0, name.length() - 1) : name,
                new ShapeText(shapeAndUsual.getFirst()).either(),
                optional ? Presence.OPTIONAL : Presence.REQUIRED,
                shapeAndUsual.size() > 1 ? Optional.of(shapeAndUsual.get(1)) : Optional.empty());
    }

    /** The pieces between separators that stand outside of brackets. */
    private static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            depth += "[{<".indexOf(letter) >= 0 ? 1 : "]}>".indexOf(letter) >= 0 ? -1 : 0;
            if (letter == separator && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    private Shape either() {
        List<Shape> shapes = new ArrayList<>(List.of(one()));
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            shapes.add(one());
        }
        return shapes.size() == 1 ? shapes.getFirst() : new Shape.Either(shapes);
    }

    private Shape one() {
        Shape shape = plain();
        if (at < text.length() && text.charAt(at) == '?') {
            at++;
            return new Shape.Nullable(shape);
        }
        return shape;
    }

    private Shape plain() {
        if (text.charAt(at) == '[') {
            return new Shape.ListOf(inner(']'));
        }
        if (text.startsWith("map<", at)) {
            at += 3;
            return new Shape.MapOf(inner('>'));
        }
        if (text.startsWith("enum[", at)) {
            int end = text.indexOf(']', at);
            Shape choice = choice(text.substring(at, end));
            at = end + 1;
            return choice;
        }
        if (text.charAt(at) == '\'') {
            int end = text.indexOf('\'', at + 1);
            Shape choice = new Shape.Choice(List.of(text.substring(at + 1, end)));
            at = end + 1;
            return choice;
        }
        return named();
    }

    private Shape inner(char close) {
        at++;
        Shape inner = either();
        if (text.charAt(at) != close) {
            throw new IllegalArgumentException("expected " + close + " at " + at + " in " + text);
        }
        at++;
        return inner;
    }

    private Shape named() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.equals("any") || name.equals("JsonValue")) {
            return new Shape.Any();
        }
        return SCALARS.contains(name) ? new Shape.Scalar(name) : new Shape.Named(name);
    }

    private static Shape choice(String text) {
        return new Shape.Choice(
                TEXT.matcher(text).results().map(found -> found.group(1)).toList());
    }
}
