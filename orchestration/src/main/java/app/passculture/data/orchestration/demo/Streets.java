package app.passculture.data.orchestration.demo;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Finds places in Paris, to live in or to trade at. */
final class Streets {
    private static final Coordinate HEART = new Coordinate(2.3499, 48.8530);
    private static final double PULL_METRES = 3_500;

    private final List<Zone> zones;
    private final Vocabulary words;
    private final Weighted<Zone> homes;
    private final Weighted<Zone> trades;

    Streets(List<Zone> zones, Vocabulary words) {
        this.zones = zones;
        this.words = words;
        this.homes = Weighted.of(zones, Streets::homes);
        this.trades = Weighted.of(zones, Streets::trade);
    }

    List<Zone> zones() {
        return zones;
    }

    Site busy(Dice dice) {
        var zone = trades.draw(dice);
        return new Site(zone, zone.anywhere(dice), Address.in(zone, words, dice));
    }

    Zone inhabited(Dice dice) {
        return homes.draw(dice);
    }

    /** IRIS zones of kind H hold about 2,000 people each, A offices, D parks and railways. */
    private static double homes(Zone zone) {
        return switch (zone.habitat()) {
            case 'H' -> 1;
            case 'A' -> .1;
            default -> .01;
        };
    }

    private static double trade(Zone zone) {
        double central = StrictMath.exp(-Zone.metres(zone.centre(), HEART) / PULL_METRES);
        return central * (zone.habitat() == 'A' ? 2.5 : homes(zone) + .05);
    }
}
