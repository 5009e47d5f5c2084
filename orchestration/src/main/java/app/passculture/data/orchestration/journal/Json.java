package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.run.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of what the journal keeps in columns of type jsonb. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static @Nullable String writeNullable(@Nullable Object value) {
        return value == null ? null : write(value);
    }

    static @Nullable Failure failure(@Nullable String json) {
        return json == null ? null : MAPPER.readValue(json, Failure.class);
    }

    static @Nullable List<String> texts(@Nullable String json) {
        return json == null ? null : MAPPER.readValue(json, TEXTS);
    }
}
