package app.passculture.data.orchestration.demo;

import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;

/** One IRIS zone: its id here, its official code, its district of Paris and its shape in degrees. */
record Zone(int id, String code, String name, char habitat, int district, Geometry shape, Coordinate centre) {
    private static final double METRES_A_DEGREE = 111_320;
    private static final double NARROWING = 0.658;

    static Zone of(int id, String code, String name, char habitat, int district, Geometry shape) {
        return new Zone(id, code, name, habitat, district, shape, inner(shape).getCoordinate());
    }

    private static Point inner(Geometry shape) {
        var centroid = shape.getCentroid();
        return shape.contains(centroid) ? centroid : shape.getInteriorPoint();
    }

    String postalCode() {
        return Integer.toString(75_000 + district);
    }

    boolean contains(Coordinate place) {
        return SimplePointInAreaLocator.locate(place, shape) == Location.INTERIOR;
    }

    /** Any place inside, uniformly, on the grid of 5 decimals that the application keeps. */
    Coordinate anywhere(Dice dice) {
        var box = shape.getEnvelopeInternal();
        for (int attempt = 0; attempt < 500; attempt++) {
            var place = new Coordinate(
                    rounded(box.getMinX() + dice.fraction() * box.getWidth()),
                    rounded(box.getMinY() + dice.fraction() * box.getHeight()));
            if (contains(place)) {
                return place;
            }
        }
        return new Coordinate(rounded(centre.x), rounded(centre.y));
    }

    /** Metres between two places of Paris; flat, good to a few metres over the city. */
    static double metres(Coordinate from, Coordinate to) {
        double east = (from.x - to.x) * METRES_A_DEGREE * NARROWING;
        double north = (from.y - to.y) * METRES_A_DEGREE;
        return Math.sqrt(east * east + north * north);
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 100_000) / 100_000;
    }
}
