package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.api.location.IrisZone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Snapshots made without a database, for the tests of those who use them. */
public final class SnapshotFixture {
    private SnapshotFixture() {}

    /** National offers that only differ by id. */
    public static Snapshot nationalOffers(String... ids) {
        return snapshot(new ContentsBuilder(Stream.of(ids)
                .map(id -> new OfferRow(id, "venue", "A", null, true, "item-" + id))
                .toList()));
    }

    /**
     * A city: offers of 20 types at venues, one national in 50, one with an url in 5; zone z, the unit square z to the
     * east, reaches as many venues as it takes for about this many candidates.
     */
    public static Snapshot city(int offers, int... candidatesByZone) {
        var random = new SplittableRandom(7);
        var builder = new ContentsBuilder(rows(offers, random));
        for (var zone = 0; zone < candidatesByZone.length; zone++) {
            var venues = Math.max(0, (candidatesByZone[zone] - offers / 50) / 20);
            var first = random.nextInt(Math.max(1, offers / 20 - venues + 1));
            for (var venue = first; venue < first + venues; venue++) {
                builder.addVenueOfZone(Integer.toString(zone), "venue-" + scattered(venue, offers / 20));
            }
            builder.addZone(zone, square(zone));
        }
        for (var user = 0; user < 1000; user++) {
            for (var booking = 0; booking < 10; booking++) {
                builder.addBooked(Integer.toString(user), Integer.toString(random.nextInt(offers)));
            }
        }
        return snapshot(builder);
    }

    /** Venues near each other on the map are not near each other in the snapshot. */
    private static int scattered(int venue, int venues) {
        return (int) (venue * 7919L % venues);
    }

    private static List<OfferRow> rows(int offers, SplittableRandom random) {
        var rows = new ArrayList<OfferRow>();
        for (var offer = 0; offer < offers; offer++) {
            rows.add(new OfferRow(
                    Integer.toString(offer),
                    "venue-" + offer % (offers / 20),
                    "type-" + (int) (20 * random.nextDouble() * random.nextDouble()),
                    random.nextInt(5) == 0 ? "https://offers.example" : null,
                    random.nextInt(50) == 0,
                    "item-" + offer));
        }
        return rows;
    }

    private static byte[] square(int west) {
        return new IrisZone(0, new GeometryFactory().toGeometry(new Envelope(west, west + 1, 0, 1))).wkb();
    }

    private static Snapshot snapshot(ContentsBuilder builder) {
        return new Snapshot(builder.build(1, Instant.EPOCH), DigitalOffers.WITHOUT_ZONE, Snapshot.Origin.DATABASE);
    }
}
