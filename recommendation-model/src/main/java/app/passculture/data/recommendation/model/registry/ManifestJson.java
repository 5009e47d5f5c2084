package app.passculture.data.recommendation.model.registry;

import app.passculture.data.recommendation.model.ModelException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of a manifest; a property too many or too few makes it corrupt. */
final class ManifestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        return MAPPER.writeValueAsBytes(manifest);
    }

    /** Reads {@code json}, which came from {@code file}. */
    static Manifest read(Path file, byte[] json) {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, Manifest.class))
                    .orElseThrow(() -> new ModelException.Corrupt(file, "is not a manifest: it holds null"));
        } catch (JacksonException e) {
            throw new ModelException.Corrupt(file, "is not a manifest: " + e.getOriginalMessage(), e);
        }
    }
}
