package app.passculture.data.orchestration.pipeline.parameter;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One component of a parameter record. */
record ParameterField(
        String name,
        ParameterType type,
        Presence presence,
        @Nullable String defaultText,
        @Nullable String doc) {

    /** Whether a value must be given, and what stands for none. */
    enum Presence {
        REQUIRED,
        NULLABLE,
        OPTIONAL
    }

    static ParameterField of(RecordComponent component) {
        boolean optional = component.getType() == Optional.class;
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Type type = optional ? argument(component.getGenericType()) : component.getGenericType();
        Default given = component.getAnnotation(Default.class);
        Doc doc = component.getAnnotation(Doc.class);
        return new ParameterField(
                component.getName(),
                type(type),
                optional ? Presence.OPTIONAL : nullable ? Presence.NULLABLE : Presence.REQUIRED,
                given == null ? null : given.value(),
                doc == null ? null : doc.value());
    }

    private static ParameterType type(Type type) {
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class -> new ParameterType.Many(type(argument(list)));
            case Class<?> text when text == String.class -> new ParameterType.Text();
            case Class<?> day when day == LocalDate.class -> new ParameterType.Day();
            case Class<?> truth when truth == boolean.class || truth == Boolean.class -> new ParameterType.Truth();
            case Class<?> whole when isWhole(whole) -> new ParameterType.Whole(whole);
            case Class<?> choice
            when choice.isEnum() -> new ParameterType.Choice(List.of((Enum<?>[]) choice.getEnumConstants()));
            default ->
                throw new IllegalArgumentException("type " + type.getTypeName()
                        + " is not String, int, long, boolean, LocalDate, an enum, or an Optional or List of those");
        };
    }

    private static boolean isWhole(Class<?> type) {
        return List.of(int.class, Integer.class, long.class, Long.class).contains(type);
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    boolean isRequired() {
        return presence == Presence.REQUIRED && defaultText == null;
    }

    /** The Java value of a JSON value, of the default when there is none. */
    @Nullable
    Object read(@Nullable Object json) {
        if (json != null) {
            Object value = type.read(json);
            return presence == Presence.OPTIONAL ? Optional.of(value) : value;
        }
        if (defaultText != null) {
            Object value = type.readText(defaultText);
            return presence == Presence.OPTIONAL ? Optional.of(value) : value;
        }
        return switch (presence) {
            case REQUIRED -> throw new IllegalArgumentException("a value is needed");
            case NULLABLE -> null;
            case OPTIONAL -> Optional.empty();
        };
    }

    @Nullable
    Object write(@Nullable Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return plain == null ? null : type.write(plain);
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new TreeMap<>(type.schema());
        if (presence != Presence.REQUIRED) {
            schema.computeIfPresent("enum", (_, names) -> withNull((List<?>) names));
            schema.computeIfPresent("type", (_, name) -> List.of(name, "null"));
        }
        if (defaultText != null) {
            schema.put("default", type.write(type.readText(defaultText)));
        }
        if (doc != null) {
            schema.put("description", doc);
        }
        return schema;
    }

    private static List<@Nullable Object> withNull(List<?> names) {
        List<@Nullable Object> all = new ArrayList<>(names);
        all.add(null);
        return all;
    }
}
