package app.passculture.data.recommendation.db.load;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import tools.jackson.databind.JsonNode;

/** Builds and checks the shapes of zones: valid polygons in degrees, longitude before latitude (SRID 4326). */
final class ZoneShape {
    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);

    private ZoneShape() {}

    /** The shape of a GeoJSON geometry (RFC 7946, section 3.1). */
    static Geometry of(JsonNode geometry) {
        String type = geometry.path("type").asString("");
        JsonNode coordinates = geometry.path("coordinates");
        return switch (type) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> FACTORY.createMultiPolygon(polygons(coordinates));
            default -> throw new IllegalArgumentException("its geometry is '" + type + "', not a polygon");
        };
    }

    static void check(Geometry shape) {
        if (!(shape instanceof Polygonal) || shape.isEmpty()) {
            throw new IllegalArgumentException("its shape is not a polygon");
        }
        if (!WORLD.covers(shape.getEnvelopeInternal())) {
            throw new IllegalArgumentException(
                    "its shape is not in degrees: it reaches " + shape.getEnvelopeInternal());
        }
        TopologyValidationError error = new IsValidOp(shape).getValidationError();
        if (error != null) {
            throw new IllegalArgumentException(
                    "its shape is invalid: " + error.getMessage() + " at " + error.getCoordinate());
        }
    }

    private static Polygon[] polygons(JsonNode coordinates) {
        List<Polygon> polygons = new ArrayList<>();
        coordinates.forEach(polygon -> polygons.add(polygon(polygon)));
        return polygons.toArray(Polygon[]::new);
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> parsed = new ArrayList<>();
        rings.forEach(ring -> parsed.add(ring(ring)));
        if (parsed.isEmpty()) {
            throw new IllegalArgumentException("its shape has no coordinates");
        }
        return FACTORY.createPolygon(
                parsed.getFirst(), parsed.subList(1, parsed.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode positions) {
        List<Coordinate> coordinates = new ArrayList<>();
        positions.forEach(position -> coordinates.add(coordinate(position)));
        return FACTORY.createLinearRing(coordinates.toArray(Coordinate[]::new));
    }

    private static Coordinate coordinate(JsonNode position) {
        if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
            throw new IllegalArgumentException("a coordinate of its shape is not a pair of numbers: " + position);
        }
        return new Coordinate(position.path(0).doubleValue(), position.path(1).doubleValue());
    }
}
