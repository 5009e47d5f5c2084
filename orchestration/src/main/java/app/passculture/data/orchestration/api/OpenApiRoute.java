package app.passculture.data.orchestration.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes the API as an OpenAPI document, from the same lists that requests are checked with. */
@RestController
class OpenApiRoute {
    private final Map<String, Object> document;

    OpenApiRoute(Schemas schemas) {
        this.document = document(schemas);
    }

    @GetMapping("/api/v2/openapi.json")
    Map<String, Object> document() {
        return document;
    }

    private static Map<String, Object> document(Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : Route.all()) {
            paths.computeIfAbsent("/api/v2" + route.path(), _ -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        Map<String, Object> shapes = new TreeMap<>();
        schemas.all().forEach((name, shape) -> shapes.put(name, shape(shape)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Orchestration",
                        "version", "2",
                        "description",
                                "Pipelines, their runs and tasks; compatible with the Airflow REST API v2."
                                        + " POST /auth/token gives the bearer token."));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        shapes,
                        "securitySchemes",
                        Map.of("token", Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"))));
        document.put("security", List.of(Map.of("token", List.of())));
        return document;
    }

    private static Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(route.group()));
        operation.put("operationId", (route.method() + route.path()).replaceAll("[^A-Za-z]+", "_"));
        operation.put("parameters", parameters(route));
        if (!route.body().isEmpty()) {
            operation.put("requestBody", Map.of("required", true, "content", content(reference(route.body()))));
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put(String.valueOf(route.status()), answer(route));
        answers.put("401", Map.of("description", "No valid token"));
        answers.put("403", Map.of("description", "The role is not enough"));
        operation.put("responses", answers);
        return operation;
    }

    private static List<Map<String, Object>> parameters(Route route) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (String name : route.pathParameters()) {
            parameters.add(Map.of("name", name, "in", "path", "required", true, "schema", Map.of("type", "string")));
        }
        for (Route.Parameter parameter : route.parameters()) {
            parameters.add(Map.of(
                    "name",
                    parameter.name(),
                    "in",
                    "query",
                    "required",
                    parameter.presence() == Shape.Presence.REQUIRED,
                    "schema",
                    Map.of()));
        }
        return parameters;
    }

    private static Map<String, Object> answer(Route route) {
        List<Map<String, Object>> schemas =
                route.answers().stream().map(OpenApiRoute::reference).toList();
        return schemas.isEmpty()
                ? Map.of("description", "Done")
                : Map.of(
                        "description",
                        "Done",
                        "content",
                        content(schemas.size() == 1 ? schemas.getFirst() : Map.of("anyOf", schemas)));
    }

    private static Map<String, Object> content(Map<String, Object> schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> shape(Shape shape) {
        return switch (shape) {
            case Shape.Any _ -> Map.of();
            case Shape.Scalar(String type) -> scalar(type);
            case Shape.ListOf(Shape element) -> Map.of("type", "array", "items", shape(element));
            case Shape.MapOf(Shape value) -> Map.of("type", "object", "additionalProperties", shape(value));
            case Shape.Choice(List<String> values) -> Map.of("type", "string", "enum", values);
            case Shape.Either(List<Shape> shapes) ->
                Map.of("anyOf", shapes.stream().map(OpenApiRoute::shape).toList());
            case Shape.Named(String name) -> reference(name);
            case Shape.Nullable(Shape inner) -> orNull(inner);
            case Shape.Fields fields -> fields(fields);
        };
    }

    private static Map<String, Object> orNull(Shape shape) {
        return Map.of("anyOf", List.of(shape(shape), Map.of("type", "null")));
    }

    private static Map<String, Object> scalar(String type) {
        return switch (type) {
            case "date-time", "uuid", "duration" -> Map.of("type", "string", "format", type);
            default -> Map.of("type", type);
        };
    }

    private static Map<String, Object> fields(Shape.Fields fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Shape.Field field : fields.fields()) {
            boolean optional = field.presence() == Shape.Presence.OPTIONAL;
            properties.put(field.name(), optional ? orNull(field.shape()) : shape(field.shape()));
            if (!optional) {
                required.add(field.name());
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", fields.openness() == Shape.Openness.OPEN);
        return object;
    }
}
