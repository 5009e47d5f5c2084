package app.passculture.data.orchestration.demo;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the IRIS zones and which venues are near enough to each. */
final class GeographyTables {
    private static final double NEAR_METRES = 1_350;
    private static final int AT_LEAST = 12;

    private final Catalogue catalogue;
    private final Destination destination;

    GeographyTables(Catalogue catalogue, Destination destination) {
        this.catalogue = catalogue;
        this.destination = destination;
    }

    void write() {
        zones();
        links();
    }

    private void zones() {
        try (var rows = destination.rows("iris_france")) {
            for (var zone : catalogue.zones()) {
                rows.number(zone.id())
                        .text(zone.code())
                        .text(zone.shape().getCentroid().toText())
                        .text(zone.shape().toText())
                        .end();
            }
        }
    }

    private void links() {
        var physical = catalogue.venues().stream()
                .filter(venue -> venue.site() != null)
                .toList();
        long id = 0;
        try (var rows = destination.rows("iris_venues")) {
            for (var zone : catalogue.zones()) {
                for (var venue : near(zone, physical)) {
                    rows.number(++id).number(zone.id()).number(venue.id()).end();
                }
            }
        }
    }

    /** Every venue within reach, and in any case the nearest ones. */
    private static List<Venue> near(Zone zone, List<Venue> venues) {
        record Distant(Venue venue, double metres) {}
        var sorted = venues.stream()
                .map(venue -> new Distant(venue, metres(zone, venue)))
                .sorted(Comparator.comparingDouble(Distant::metres))
                .toList();
        return IntStream.range(0, sorted.size())
                .filter(i -> i < AT_LEAST || sorted.get(i).metres() <= NEAR_METRES)
                .mapToObj(i -> sorted.get(i).venue())
                .toList();
    }

    private static double metres(Zone zone, Venue venue) {
        var site = venue.site();
        return site == null ? Double.MAX_VALUE : Zone.metres(zone.centre(), site.place());
    }
}
