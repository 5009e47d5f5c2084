package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.api.Shape.Field;
import app.passculture.data.orchestration.api.Shape.Openness;
import app.passculture.data.orchestration.api.Shape.Presence;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The named shapes of requests and answers, and what is wrong with a value that should have one. */
final class Schemas {
    private final Map<String, Shape> shapes = new TreeMap<>();

    private Schemas(List<String> lines) {
        for (String line : lines) {
            int end = line.indexOf(' ');
            shapes.put(line.substring(0, end), ShapeText.ofDefinition(line.substring(end)));
        }
    }

    static Schemas read() {
        return new Schemas(Resource.lines("api/schemas.txt"));
    }

    Map<String, Shape> all() {
        return shapes;
    }

    Shape.Fields fields(String name) {
        if (shape(name) instanceof Shape.Fields fields) {
            return fields;
        }
        throw new IllegalArgumentException(name + " is not an object");
    }

    private Shape shape(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("there is no schema " + name);
        }
        return shape;
    }

    /** Everything wrong with a value; empty for one of the named shape. */
    List<Violation> violations(String name, @Nullable JsonNode value, Object root) {
        List<Violation> found = new ArrayList<>();
        check(shape(name), value, List.of(root), found);
        return found;
    }

    private void check(Shape shape, @Nullable JsonNode value, List<Object> loc, List<Violation> found) {
        if (shape instanceof Shape.Any) {
            return;
        }
        if (value == null || value.isNull()) {
            if (!(shape instanceof Shape.Nullable)) {
                found.add(new Violation(loc, "Input should not be null", "null_value"));
            }
            return;
        }
        switch (shape) {
            case Shape.Any _ -> {}
            case Shape.Nullable(Shape inner) -> check(inner, value, loc, found);
            case Shape.Named(String name) -> check(shape(name), value, loc, found);
            case Shape.Scalar(String type) -> scalar(type, value, loc, found);
            case Shape.Choice(List<String> values) -> choice(values, value, loc, found);
            case Shape.ListOf(Shape element) -> list(element, value, loc, found);
            case Shape.MapOf(Shape element) -> map(element, value, loc, found);
            case Shape.Either(List<Shape> either) -> either(either, value, loc, found);
            case Shape.Fields fields -> fields(fields, value, loc, found);
        }
    }

    private static void scalar(String type, JsonNode value, List<Object> loc, List<Violation> found) {
        boolean right = switch (type) {
            case "string", "duration" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "date-time" -> value.isString() && Moments.isMoment(value.stringValue());
            case "uuid" -> value.isString() && isUuid(value.stringValue());
            default -> throw new IllegalArgumentException("there is no type " + type);
        };
        if (!right) {
            found.add(new Violation(loc, "Input should be a valid " + type, type.replace('-', '_') + "_type"));
        }
    }

    /** Whether the text is a time with an offset, as all our answers have. */
    static boolean hasOffset(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException naive) {
            return false;
        }
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    private static void choice(List<String> values, JsonNode value, List<Object> loc, List<Violation> found) {
        if (!value.isString() || !values.contains(value.stringValue())) {
            String all = values.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
            found.add(new Violation(loc, "Input should be " + all, "enum"));
        }
    }

    private void list(Shape element, JsonNode value, List<Object> loc, List<Violation> found) {
        if (!value.isArray()) {
            found.add(new Violation(loc, "Input should be a valid list", "list_type"));
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            check(element, value.get(i), with(loc, i), found);
        }
    }

    private void map(Shape element, JsonNode value, List<Object> loc, List<Violation> found) {
        if (!value.isObject()) {
            found.add(new Violation(loc, "Input should be a valid dictionary", "dict_type"));
            return;
        }
        value.properties().forEach(field -> check(element, field.getValue(), with(loc, field.getKey()), found));
    }

    private void either(List<Shape> either, JsonNode value, List<Object> loc, List<Violation> found) {
        List<List<Violation>> outcomes = new ArrayList<>();
        for (Shape shape : either) {
            List<Violation> outcome = new ArrayList<>();
            check(shape, value, loc, outcome);
            outcomes.add(outcome);
        }
        found.addAll(outcomes.stream()
                .min(Comparator.comparingInt((List<Violation> outcome) -> wrongChoices(outcome))
                        .thenComparingInt(List::size))
                .orElseThrow());
    }

    /** A wrong word says more than a wrong number of fields: the shape was not meant. */
    private static int wrongChoices(List<Violation> outcome) {
        return (int) outcome.stream()
                .filter(violation -> violation.type().equals("enum"))
                .count();
    }

    private void fields(Shape.Fields fields, JsonNode value, List<Object> loc, List<Violation> found) {
        if (!value.isObject()) {
            found.add(new Violation(loc, "Input should be a valid dictionary or object", "model_type"));
            return;
        }
        for (Field field : fields.fields()) {
            JsonNode given = value.get(field.name());
            boolean optional = field.presence() == Presence.OPTIONAL;
            if (given == null && !optional) {
                found.add(new Violation(with(loc, field.name()), "Field required", "missing"));
            } else if (given != null && !(optional && given.isNull())) {
                check(field.shape(), given, with(loc, field.name()), found);
            }
        }
        if (fields.openness() == Openness.CLOSED) {
            unknown(fields, value, loc, found);
        }
    }

    private static void unknown(Shape.Fields fields, JsonNode value, List<Object> loc, List<Violation> found) {
        Set<String> known = fields.fields().stream().map(Field::name).collect(Collectors.toSet());
        value.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        found.add(new Violation(with(loc, name), "Extra inputs are not permitted", "extra_forbidden")));
    }

    private static List<Object> with(List<Object> loc, Object step) {
        List<Object> longer = new ArrayList<>(loc);
        longer.add(step);
        return longer;
    }
}
