package app.passculture.data.orchestration.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the IRIS zones of Paris that ship with the generator. */
final class ZoneFile {
    private static final int WGS84 = 4326;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), WGS84);

    private ZoneFile() {}

    /** The zones, numbered from 1 in the order of the file. */
    static List<Zone> read() {
        try (var json = new GZIPInputStream(Resources.open("iris-paris.geojson.gz"))) {
            var features = JsonMapper.shared().readTree(json).required("features");
            return IntStream.range(0, features.size())
                    .mapToObj(index -> zone(index + 1, features.get(index)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("iris-paris.geojson.gz", failure);
        }
    }

    private static Zone zone(int id, JsonNode feature) {
        var properties = feature.required("properties");
        return Zone.of(
                id,
                text(properties, "CODE_IRIS"),
                text(properties, "NOM_IRIS"),
                text(properties, "TYP_IRIS").charAt(0),
                Integer.parseInt(text(properties, "arrondissement")),
                shape(feature.required("geometry").required("coordinates")));
    }

    private static String text(JsonNode properties, String name) {
        return properties.required(name).asString();
    }

    private static Geometry shape(JsonNode polygons) {
        return GEOMETRIES.createMultiPolygon(
                stream(polygons).map(ZoneFile::polygon).toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonNode rings) {
        var all = new ArrayList<>(stream(rings).map(ZoneFile::ring).toList());
        return GEOMETRIES.createPolygon(all.removeFirst(), all.toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode corners) {
        return GEOMETRIES.createLinearRing(stream(corners)
                .map(corner ->
                        new Coordinate(corner.get(0).asDouble(), corner.get(1).asDouble()))
                .toArray(Coordinate[]::new));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
