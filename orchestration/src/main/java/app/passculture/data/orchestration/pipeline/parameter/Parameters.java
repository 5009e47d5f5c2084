package app.passculture.data.orchestration.pipeline.parameter;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of a pipeline's runs, declared by a record: its components are the fields. */
public final class Parameters<P extends Record> {

    private final Class<P> type;
    private final List<ParameterField> fields;

    private Parameters(Class<P> type, List<ParameterField> fields) {
        this.type = type;
        this.fields = fields;
    }

    /** Reads the record's components; fails naming each one whose type or default cannot be used. */
    public static <P extends Record> Parameters<P> of(Class<P> type) {
        List<ParameterProblem> problems = new ArrayList<>();
        List<ParameterField> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            collect(problems, component.getName(), () -> {
                ParameterField field = ParameterField.of(component);
                fields.add(field);
                return field.schema();
            });
        }
        failOn(problems);
        return new Parameters<>(type, List.copyOf(fields));
    }

    /** The record of a JSON object's values; fails naming every field that is wrong, missing or unknown. */
    public P read(Map<String, ? extends @Nullable Object> values) {
        List<ParameterProblem> problems = new ArrayList<>();
        @Nullable Object[] arguments = new @Nullable Object[fields.size()];
        for (int i = 0; i < arguments.length; i++) {
            ParameterField field = fields.get(i);
            arguments[i] = collect(problems, field.name(), () -> field.read(values.get(field.name())));
        }
        values.keySet().stream()
                .filter(name -> !names().contains(name))
                .sorted()
                .forEach(name -> problems.add(new ParameterProblem(name, "is not a parameter; there are " + names())));
        failOn(problems);
        return instance(arguments);
    }

    /** The JSON object of a record; what {@link #read} understands. */
    public Map<String, @Nullable Object> write(Record parameters) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            values.put(components[i].getName(), fields.get(i).write(value(components[i], parameters)));
        }
        return values;
    }

    /** The fields that have no value unless one is given; a scheduled run has none to give. */
    public List<String> required() {
        return fields.stream()
                .filter(ParameterField::isRequired)
                .map(ParameterField::name)
                .toList();
    }

    public Map<String, Object> jsonSchema() {
        Map<String, Object> properties = new TreeMap<>();
        fields.forEach(field -> properties.put(field.name(), field.schema()));
        return new TreeMap<>(Map.of(
                "type", "object", "properties", properties, "required", required(), "additionalProperties", false));
    }

    private List<String> names() {
        return fields.stream().map(ParameterField::name).toList();
    }

    private P instance(@Nullable Object[] arguments) {
        try {
            Constructor<P> constructor = type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            String reason = String.valueOf(refused.getTargetException().getMessage());
            throw new ParameterException(List.of(new ParameterProblem("parameters", reason)));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " has no canonical constructor", impossible);
        }
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(component + " cannot be read", impossible);
        }
    }

    private static @Nullable Object collect(
            List<ParameterProblem> problems, String field, Supplier<@Nullable Object> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException refused) {
            problems.add(new ParameterProblem(field, String.valueOf(refused.getMessage())));
            return null;
        }
    }

    private static void failOn(List<ParameterProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ParameterException(problems);
        }
    }
}
