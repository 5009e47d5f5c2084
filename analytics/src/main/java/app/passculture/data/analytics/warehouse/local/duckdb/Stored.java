package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Partitioning;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.TableOptions;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.local.functions.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Definitions as JSON, to be kept in the file. */
final class Stored {
    private Stored() {}

    static String write(Dataset dataset) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("project", dataset.name().project());
        object.put("dataset", dataset.name().dataset());
        object.put("description", dataset.description());
        object.put("labels", dataset.labels());
        put(object, "tableLifetime", dataset.tableLifetime());
        return Json.write(object);
    }

    static Dataset dataset(String json) {
        Map<?, ?> object = object(Json.parse(json));
        String lifetime = text(object, "tableLifetime");
        return new Dataset(
                new DatasetName(required(object, "project"), required(object, "dataset")),
                required(object, "description"),
                labels(object),
                lifetime == null ? null : Duration.parse(lifetime));
    }

    static String write(Shelf.Entry entry) {
        TableDefinition definition = entry.definition();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(
                "name",
                List.of(
                        definition.name().project(),
                        definition.name().dataset(),
                        definition.name().table()));
        object.put("fields", fields(definition.schema()));
        put(object, "viewQuery", definition.viewQuery());
        object.put("description", definition.options().description());
        object.put("labels", definition.options().labels());
        object.put("clustering", definition.options().clustering());
        put(object, "expires", definition.options().expires());
        if (definition.options().partitioning() != null) {
            object.put("partitioning", partitioning(definition.options().partitioning()));
        }
        object.put("created", entry.created().toString());
        object.put("modified", entry.modified().toString());
        return Json.write(object);
    }

    static Shelf.Entry entry(String json) {
        Map<?, ?> object = object(Json.parse(json));
        List<String> name = texts(object.get("name"));
        String expires = text(object, "expires");
        TableOptions options = new TableOptions(
                required(object, "description"),
                labels(object),
                object.get("partitioning") instanceof Map<?, ?> partitioning ? partitioning(partitioning) : null,
                texts(object.get("clustering")),
                expires == null ? null : Instant.parse(expires));
        TableDefinition definition = new TableDefinition(
                new TableName(name.get(0), name.get(1), name.get(2)),
                schema(object.get("fields")),
                text(object, "viewQuery"),
                options);
        return new Shelf.Entry(
                definition, Instant.parse(required(object, "created")), Instant.parse(required(object, "modified")));
    }

    private static Map<String, Object> partitioning(Partitioning partitioning) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("filterRequired", partitioning.filterRequired());
        switch (partitioning) {
            case Partitioning.Time time -> {
                put(object, "field", time.field());
                object.put("unit", time.unit().name());
                put(object, "lifetime", time.lifetime());
            }
            case Partitioning.Range range -> {
                object.put("field", range.field());
                object.put("range", List.of("" + range.start(), "" + range.end(), "" + range.interval()));
            }
        }
        return object;
    }

    private static Partitioning partitioning(Map<?, ?> object) {
        boolean filter = Boolean.TRUE.equals(object.get("filterRequired"));
        if (object.containsKey("range")) {
            List<String> range = texts(object.get("range"));
            return new Partitioning.Range(
                    required(object, "field"),
                    Long.parseLong(range.get(0)),
                    Long.parseLong(range.get(1)),
                    Long.parseLong(range.get(2)),
                    filter);
        }
        String lifetime = text(object, "lifetime");
        return new Partitioning.Time(
                text(object, "field"),
                Partitioning.Unit.valueOf(required(object, "unit")),
                lifetime == null ? null : Duration.parse(lifetime),
                filter);
    }

    private static List<Object> fields(Schema schema) {
        List<Object> fields = new ArrayList<>();
        for (Field field : schema.fields()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", field.name());
            object.put("type", type(field.type()));
            object.put("required", field.required());
            object.put("description", field.description());
            fields.add(object);
        }
        return fields;
    }

    private static Schema schema(@Nullable Object fields) {
        List<Field> read = new ArrayList<>();
        for (Object each : (List<?>) java.util.Objects.requireNonNull(fields)) {
            Map<?, ?> field = object(each);
            read.add(new Field(
                    required(field, "name"),
                    type(java.util.Objects.requireNonNull(field.get("type"))),
                    Boolean.TRUE.equals(field.get("required")),
                    required(field, "description")));
        }
        return new Schema(read);
    }

    private static Object type(Type type) {
        return switch (type) {
            case Type.Scalar scalar -> scalar.name();
            case Type.Numeric numeric -> List.of("NUMERIC", "" + numeric.precision(), "" + numeric.scale());
            case Type.BigNumeric numeric -> List.of("BIGNUMERIC", "" + numeric.precision(), "" + numeric.scale());
            case Type.Array array -> Map.of("array", type(array.element()));
            case Type.Struct struct -> Map.of("struct", fields(struct.schema()));
        };
    }

    private static Type type(Object json) {
        if (json instanceof List<?>) {
            List<String> parts = texts(json);
            int precision = Integer.parseInt(parts.get(1));
            int scale = Integer.parseInt(parts.get(2));
            return parts.getFirst().equals("NUMERIC")
                    ? new Type.Numeric(precision, scale)
                    : new Type.BigNumeric(precision, scale);
        }
        if (json instanceof Map<?, ?> object) {
            Object element = object.get("array");
            return element == null ? new Type.Struct(schema(object.get("struct"))) : new Type.Array(type(element));
        }
        return Type.Scalar.valueOf((String) json);
    }

    private static void put(Map<String, Object> object, String name, @Nullable Object value) {
        if (value != null) {
            object.put(name, value.toString());
        }
    }

    private static Map<?, ?> object(Object json) {
        return (Map<?, ?>) json;
    }

    private static @Nullable String text(Map<?, ?> object, String name) {
        return (String) object.get(name);
    }

    private static String required(Map<?, ?> object, String name) {
        return java.util.Objects.requireNonNull(text(object, name), name);
    }

    private static List<String> texts(@Nullable Object json) {
        return ((List<?>) java.util.Objects.requireNonNull(json))
                .stream().map(String.class::cast).toList();
    }

    private static Map<String, String> labels(Map<?, ?> object) {
        Map<String, String> labels = new LinkedHashMap<>();
        object((Map<?, ?>) java.util.Objects.requireNonNull(object.get("labels")))
                .forEach((key, value) -> labels.put((String) key, (String) value));
        return labels;
    }
}
