package app.passculture.data.recommendation.api.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.api.location.IrisZone;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class DropGuardTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 100, 50, 0",
        "0.5, 100, 49, 1",
        "0.5, 100, 200, 0",
        "0.5, 0, 0, 0",
        "0.5, 0, 10, 0",
        "0, 100, 99, 1",
        "0, 100, 100, 0",
        "1, 100, 0, 0"
    })
    void offersMayDropByAShare(double maxDrop, int before, int after, int objections) {
        assertThat(new DropGuard(maxDrop).objections(contents(before, 0), contents(after, 0)))
                .hasSize(objections);
    }

    @Test
    void losingTheZonesOrTheBookingsIsObjectedToByName() {
        assertThat(new DropGuard(0.5).objections(contents(10, 5), contents(10, 2)))
                .hasSize(3)
                .anyMatch(objection -> objection.contains("2 zones instead of 5"))
                .anyMatch(objection -> objection.contains("2 zones with venues instead of 5"))
                .anyMatch(objection -> objection.contains("2 users with bookings instead of 5"));
    }

    private static Contents contents(int offers, int zones) {
        var builder = new ContentsBuilder(IntStream.range(0, offers)
                .mapToObj(id -> new OfferRow(Integer.toString(id), "venue", "A", null, false, "item"))
                .toList());
        for (var zone = 0; zone < zones; zone++) {
            builder.addZone(zone, square());
            builder.addVenueOfZone(Integer.toString(zone), "venue");
            builder.addBooked(Integer.toString(zone), "0");
        }
        return builder.build(1, Instant.EPOCH);
    }

    private static byte[] square() {
        return new IrisZone(0, new GeometryFactory().toGeometry(new Envelope(0, 1, 0, 1))).wkb();
    }

    @Test
    void allObjectionsAreTold() {
        assertThat(new DropGuard(0).objections(contents(2, 1), contents(1, 0))).hasSize(4);
    }
}
