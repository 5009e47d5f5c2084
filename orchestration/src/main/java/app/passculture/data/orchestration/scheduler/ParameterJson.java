package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.parameter.ParameterException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The parameters of a run as the JSON object that is stored with it: complete, with all defaults. */
final class ParameterJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private ParameterJson() {}

    static String defaults(LoadedPipeline pipeline) {
        return of(pipeline, Map.of());
    }

    /** Fails with everything that is wrong with the values. */
    static String of(LoadedPipeline pipeline, Map<String, ? extends @Nullable Object> values) {
        try {
            Record parameters = pipeline.parameters().read(values);
            return MAPPER.writeValueAsString(pipeline.parameters().write(parameters));
        } catch (ParameterException wrong) {
            throw new ControlException.Invalid(String.valueOf(wrong.getMessage()), wrong.problems());
        }
    }

    static Map<String, @Nullable Object> read(String json) {
        return MAPPER.readValue(json, OBJECT);
    }

    /** Whether a text is JSON at all. */
    static boolean isJson(String text) {
        try {
            MAPPER.readTree(text);
            return true;
        } catch (JacksonException _) {
            return false;
        }
    }
}
