package app.passculture.data.orchestration.web;

import app.passculture.data.orchestration.pipeline.parameter.ParameterProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the JSON Schema of run parameters into fields, and what a form sends into parameters. */
final class TriggerForm {
    private final Map<String, Map<?, ?>> properties = new LinkedHashMap<>();
    private final Collection<?> required;

    TriggerForm(Map<String, Object> schema) {
        if (schema.get("properties") instanceof Map<?, ?> declared) {
            declared.forEach((name, property) -> properties.put(String.valueOf(name), (Map<?, ?>) property));
        }
        this.required = schema.get("required") instanceof Collection<?> names ? names : List.of();
    }

    /** The fields with what was sent, or with their defaults. */
    List<TriggerPage.Field> fields(Map<String, String> sent, List<ParameterProblem> problems) {
        List<TriggerPage.Field> fields = new ArrayList<>();
        properties.forEach((name, property) -> fields.add(new TriggerPage.Field(
                name,
                type(property),
                property.get("description") instanceof String said ? said : "",
                required.contains(name),
                options(property),
                sent.getOrDefault(name, text(property.get("default"))),
                problems.stream()
                        .filter(problem -> problem.field().equals(name))
                        .map(ParameterProblem::message)
                        .findFirst()
                        .orElse(null))));
        return fields;
    }

    /** What was sent, as values of the types that are declared; what is not a number stays text, so that its check names it. */
    Map<String, Object> parameters(Map<String, String> sent) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        properties.forEach((name, property) -> {
            Object value = value(type(property), sent.get(name));
            if (value != null) {
                parameters.put(name, value);
            }
        });
        return parameters;
    }

    private static @Nullable Object value(String type, @Nullable String text) {
        if (type.equals("checkbox")) {
            return text != null;
        }
        if (text == null || text.isBlank()) {
            return null;
        }
        return switch (type) {
            case "number" -> text.strip().matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(text.strip()) : text;
            case "list" ->
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            default -> text;
        };
    }

    private static String type(Map<?, ?> property) {
        if (property.get("enum") != null) {
            return "select";
        }
        if ("date".equals(property.get("format"))) {
            return "date";
        }
        Object type = property.get("type") instanceof Collection<?> several
                ? several.stream()
                        .map(String::valueOf)
                        .filter(each -> !each.equals("null"))
                        .findFirst()
                        .orElse("string")
                : property.get("type");
        return switch (String.valueOf(type)) {
            case "integer", "number" -> "number";
            case "boolean" -> "checkbox";
            case "array" -> "list";
            default -> "text";
        };
    }

    private static List<String> options(Map<?, ?> property) {
        return property.get("enum") instanceof Collection<?> values
                ? values.stream().map(TriggerForm::text).toList()
                : List.of();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> several ->
                String.join("\n", several.stream().map(String::valueOf).toList());
            default -> value.toString();
        };
    }
}
