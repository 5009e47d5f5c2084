package app.passculture.data.orchestration.demo;

import org.locationtech.jts.geom.Coordinate;

/** A place as a query gives it: longitude, latitude and postal code, separated by spaces. */
record Place(Coordinate coordinate, String postalCode) {
    static Place parse(String text) {
        var parts = text.split(" ", -1);
        return new Place(new Coordinate(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])), parts[2]);
    }
}
