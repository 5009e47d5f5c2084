package app.passculture.data.recommendation.db.load;

import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Zones in a GeoJSON FeatureCollection, one feature in memory at a time; the property CODE_IRIS is the code. */
final class GeoJsonZones implements ZoneReader {
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final JsonParser json;
    private boolean inFeatures;
    private int count;
    private String position = "the beginning";

    GeoJsonZones(InputStream json) {
        this.json = mapper.createParser(json);
    }

    @Override
    public Optional<Zone> next() {
        if (!inFeatures) {
            findFeatures();
        }
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        JsonNode feature = mapper.readTree(json);
        count++;
        return Optional.of(zone(feature));
    }

    @Override
    public String position() {
        return position;
    }

    private Zone zone(JsonNode feature) {
        String code = text(feature.path("properties").path("CODE_IRIS"));
        position = "feature " + count + " (CODE_IRIS " + code + ")";
        if (code.isEmpty()) {
            throw new IllegalArgumentException("it has no property CODE_IRIS");
        }
        String id = text(feature.path("id"));
        String number = id.matches("\\d{1,18}") ? id : "";
        return new Zone(Zone.id(number, code), code, ZoneShape.of(feature.path("geometry")));
    }

    /** Moves to the array of the top-level member "features". */
    private void findFeatures() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("the file is not a GeoJSON FeatureCollection");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if ("features".equals(name) && value == JsonToken.START_ARRAY) {
                inFeatures = true;
                return;
            }
            json.skipChildren();
        }
        throw new IllegalArgumentException("the file is not a GeoJSON FeatureCollection");
    }

    private static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }
}
