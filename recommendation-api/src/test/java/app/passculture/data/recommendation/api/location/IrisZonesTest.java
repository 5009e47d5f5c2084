package app.passculture.data.recommendation.api.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class IrisZonesTest {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final IrisZones paris14 = zones(new IrisZone(
            45327,
            shape("POLYGON ((2.3289 48.8303, 2.3330 48.8290, 2.3345 48.8312, 2.3301 48.8328, 2.3289 48.8303))")));

    @Test
    void findsTheZoneAroundAPosition() {
        assertThat(paris14.containing(new Position(2.331289, 48.830719))).hasValue(45327);
    }

    @Test
    void findsNoZoneInCalifornia() {
        assertThat(paris14.containing(new Position(-122.1639346, 37.4449422))).isEmpty();
    }

    @Test
    void swappedCoordinatesAreNotDetected() {
        assertThat(paris14.containing(new Position(48.830719, 2.331289))).isEmpty();
    }

    @Test
    void knowsNoZoneWhenThereIsNone() {
        assertThat(IrisZones.NONE.containing(new Position(0, 0))).isEmpty();
    }

    @Test
    void aPointOnABorderBelongsToNeitherNeighbour() {
        var neighbours = zones(
                new IrisZone(1, shape("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))")),
                new IrisZone(2, shape("POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))")));
        assertThat(neighbours.containing(new Position(1, 0.5))).isEmpty();
        assertThat(neighbours.containing(new Position(0, 0))).isEmpty();
        assertThat(neighbours.containing(new Position(Math.nextDown(1.0), 0.5))).hasValue(1);
        assertThat(neighbours.containing(new Position(Math.nextUp(1.0), 0.5))).hasValue(2);
    }

    @Test
    void theSmallestIdWinsWhereZonesOverlap() {
        var overlapping = zones(
                new IrisZone(30, shape("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))")),
                new IrisZone(7, shape("POLYGON ((1 1, 3 1, 3 3, 1 3, 1 1))")),
                new IrisZone(12, shape("POLYGON ((2 2, 5 2, 5 5, 2 5, 2 2))")));
        assertThat(overlapping.containing(new Position(2.5, 2.5))).hasValue(7);
        assertThat(overlapping.containing(new Position(4, 4))).hasValue(12);
        assertThat(overlapping.containing(new Position(8, 8))).hasValue(30);
    }

    @Test
    void aHoleIsOutsideAndAnIslandInside() {
        var zones = zones(new IrisZone(
                5,
                shape("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 7 2, 7 7, 2 7, 2 2)), "
                        + "((3 3, 4 3, 4 4, 3 4, 3 3)))")));
        assertThat(zones.containing(new Position(5, 5))).isEmpty();
        assertThat(zones.containing(new Position(2, 5))).isEmpty();
        assertThat(zones.containing(new Position(3.5, 3.5))).hasValue(5);
    }

    @Test
    void answersLikeTheUnpreparedShapesOneByOne() {
        var random = new SplittableRandom(42);
        var list = IntStream.range(0, 60)
                .mapToObj(id -> new IrisZone(id, randomTriangle(random)))
                .toList();
        var zones = IrisZones.of(list.reversed());
        for (var i = 0; i < 2000; i++) {
            var position = new Position(random.nextDouble(), random.nextDouble());
            assertThat(zones.containing(position)).isEqualTo(firstContaining(list, position));
        }
    }

    @Test
    void aShapeSurvivesBeingWrittenAndRead() {
        var zone = new IrisZone(3, shape("POLYGON ((0 0, 1 0, 1 1, 0 0))"));
        assertThat(IrisZone.fromWkb(3, zone.wkb())).isEqualTo(zone);
    }

    @Test
    void somethingElseThanWkbIsRefusedWithTheZonesId() {
        assertThatThrownBy(() -> IrisZone.fromWkb(77, new byte[] {1, 2, 3}))
                .isInstanceOf(UnreadableShapeException.class)
                .hasMessageContaining("77");
    }

    private static OptionalLong firstContaining(List<IrisZone> ascending, Position position) {
        var point = GEOMETRIES.createPoint(new Coordinate(position.longitude(), position.latitude()));
        return ascending.stream()
                .filter(zone -> zone.shape().contains(point))
                .mapToLong(IrisZone::id)
                .findFirst();
    }

    private static Polygon randomTriangle(SplittableRandom random) {
        var first = new Coordinate(random.nextDouble(), random.nextDouble());
        return GEOMETRIES.createPolygon(new Coordinate[] {
            first,
            new Coordinate(first.x + random.nextDouble(0.3), first.y + random.nextDouble(0.3)),
            new Coordinate(first.x - random.nextDouble(0.3), first.y + random.nextDouble(0.3)),
            first
        });
    }

    private static IrisZones zones(IrisZone... zones) {
        return IrisZones.of(List.of(zones));
    }

    private static Geometry shape(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException wrongText) {
            throw new IllegalArgumentException(text, wrongText);
        }
    }
}
