package app.passculture.data.orchestration.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The canonical JSON of a specification: keys sorted, nothing absent written, so that equal values give equal text. */
public final class SpecJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private SpecJson() {}

    public static String write(PipelineSpec spec) {
        return MAPPER.writeValueAsString(spec);
    }

    public static PipelineSpec read(String json) {
        return MAPPER.readValue(json, PipelineSpec.class);
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
