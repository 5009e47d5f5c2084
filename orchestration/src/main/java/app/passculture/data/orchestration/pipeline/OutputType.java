package app.passculture.data.orchestration.pipeline;

import java.util.List;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The type of a task's output, which travels as JSON between the processes that run the tasks. */
public final class OutputType<T> {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JavaType type;

    private OutputType(JavaType type) {
        this.type = type;
    }

    public static <T> OutputType<T> of(Class<T> type) {
        return new OutputType<>(MAPPER.constructType(type));
    }

    public static <E> OutputType<List<E>> listOf(Class<E> element) {
        return new OutputType<>(MAPPER.getTypeFactory().constructCollectionType(List.class, element));
    }

    public String write(T value) {
        return MAPPER.writerFor(type).writeValueAsString(value);
    }

    public T read(String json) {
        return MAPPER.readValue(json, type);
    }

    /** The name of the type, with its arguments. */
    public String text() {
        return type.toCanonical();
    }
}
