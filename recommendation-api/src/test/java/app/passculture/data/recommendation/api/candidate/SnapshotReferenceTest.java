package app.passculture.data.recommendation.api.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.api.location.IrisZone;
import app.passculture.data.recommendation.api.location.Position;
import app.passculture.data.recommendation.model.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The snapshot against the query that the first version ran for every request, with its defects corrected. */
class SnapshotReferenceTest {
    private static final String REFERENCE = """
            SELECT request.place, candidate.offer_id
            FROM unnest(?::integer[], ?::text[], ?::text[]) AS request (place, caller, zone)
            CROSS JOIN LATERAL (
                SELECT offer_id FROM recommendable_offers AS offer
                WHERE CASE WHEN request.zone IS NULL
                          THEN is_national = true OR url IS NOT NULL
                          ELSE venue_id IN (SELECT venue_id FROM iris_venues_mv WHERE iris_id = request.zone)
                              OR is_national = true
                      END
                  AND NOT EXISTS (
                      SELECT FROM non_recommendable_offers AS booked
                      WHERE booked.user_id = request.caller AND booked.offer_id = offer.offer_id)
                  AND offer_id <> ''
                ORDER BY random()
            ) AS candidate
            """;

    private static final String REFERENCE_WITH_DIGITAL_OFFERS_EVERYWHERE =
            REFERENCE.replace("ELSE venue_id IN", "ELSE url IS NOT NULL OR venue_id IN");

    private static final int ZONES = 40;
    private static final int USERS = 300;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final SplittableRandom RANDOM = new SplittableRandom(20210310);
    private static final List<IrisZone> SHAPES = zones();
    private static final Population POPULATION = Population.create();
    private static final List<Contents> CONTENTS = new ArrayList<>();

    private final JdbcClient jdbc = JdbcClient.create(POPULATION.database().dataSource());

    @BeforeAll
    static void populate() {
        addOffers();
        addBookings();
        addZones();
        POPULATION.publish();
        POPULATION.jdbc().execute("ANALYZE");
        var reader = new SnapshotReader(POPULATION.database().dataSource(), Assembly.settings(), Clock.systemUTC());
        CONTENTS.add(reader.read().contents());
    }

    @Test
    void thousandsOfUsersAndPositionsGetWhatTheQueryGives() {
        var requests = Stream.generate(SnapshotReferenceTest::randomRequest)
                .limit(4000)
                .toList();
        var snapshot = snapshot(DigitalOffers.WITHOUT_ZONE);
        var expected = queried(requests, REFERENCE);
        for (var place = 0; place < requests.size(); place++) {
            var request = requests.get(place);
            assertThat(ids(snapshot, snapshot.candidates(request.user, request.position)))
                    .isEqualTo(expected.get(place));
        }
    }

    @Test
    void thousandsGetWhatTheQueryGivesWithDigitalOffersEverywhere() {
        var requests = Stream.generate(SnapshotReferenceTest::randomRequest)
                .limit(1000)
                .toList();
        var snapshot = snapshot(DigitalOffers.EVERYWHERE);
        var expected = queried(requests, REFERENCE_WITH_DIGITAL_OFFERS_EVERYWHERE);
        for (var place = 0; place < requests.size(); place++) {
            var request = requests.get(place);
            assertThat(ids(snapshot, snapshot.candidates(request.user, request.position)))
                    .isEqualTo(expected.get(place));
        }
    }

    private record Request(UserId user, Optional<Position> position) {
        @Nullable
        String zone() {
            var zone = zoneOf(position);
            return zone.isPresent() ? Long.toString(zone.getAsLong()) : null;
        }
    }

    private static Request randomRequest() {
        return new Request(new UserId(RANDOM.nextLong(-3, USERS + 3)), randomPosition());
    }

    @Test
    void thePopulationHasEveryOddity() {
        assertThat(count("SELECT count(*) FROM recommendable_offers WHERE offer_id IS NULL"))
                .isPositive();
        assertThat(count("SELECT count(*) FROM recommendable_offers WHERE is_national IS NULL"))
                .isPositive();
        assertThat(count("SELECT count(*) FROM recommendable_offers WHERE venue_id IS NULL"))
                .isPositive();
        assertThat(count("SELECT count(*) FROM recommendable_offers WHERE type IS NULL"))
                .isPositive();
        assertThat(count("SELECT count(*) FROM recommendable_offers WHERE url = ''"))
                .isPositive();
        assertThat(count("SELECT count(*) FROM non_recommendable_offers WHERE offer_id IS NULL"))
                .isPositive();
        assertThat(count("SELECT count(*) FROM non_recommendable_offers WHERE user_id !~ '^[0-9]+$'"))
                .isPositive();
        assertThat(count("SELECT count(*) FROM iris_venues_mv WHERE venue_id LIKE 'unknown%'"))
                .isPositive();
    }

    private static void addOffers() {
        for (var offer = 0; offer < 1500; offer++) {
            POPULATION.offer(
                    Integer.toString(offer),
                    rarely(0.05) ? null : "venue-" + RANDOM.nextInt(120),
                    rarely(0.05) ? null : "type-" + RANDOM.nextInt(12),
                    url(),
                    rarely(0.1) ? null : rarely(0.15));
        }
        POPULATION.offer(null, "venue-1", "type-1", "url", true);
    }

    private static @Nullable String url() {
        return rarely(0.7) ? null : rarely(0.3) ? "" : "https://offers.example";
    }

    private static void addBookings() {
        for (var user = 0; user < USERS; user++) {
            var booked = new HashSet<String>();
            for (var i = 0; i < RANDOM.nextInt(60); i++) {
                booked.add(Integer.toString(RANDOM.nextInt(1800)));
            }
            var name = Integer.toString(user);
            booked.forEach(offer -> POPULATION.booked(name, offer));
            if (rarely(0.1)) {
                POPULATION.booked(name, null);
            }
        }
        POPULATION.booked("-2", "7").booked("007", "8").booked("nobody", "9").booked(null, "10");
    }

    private static void addZones() {
        SHAPES.forEach(POPULATION::zone);
        for (var zone = 0; zone < ZONES + 2; zone++) {
            for (var i = 0; i < RANDOM.nextInt(30); i++) {
                POPULATION.venueOfZone(Integer.toString(zone), "venue-" + RANDOM.nextInt(120));
            }
            POPULATION.venueOfZone(Integer.toString(zone), "unknown-" + zone);
        }
        POPULATION
                .venueOfZone("elsewhere", "venue-3")
                .venueOfZone(null, "venue-4")
                .venueOfZone("5", null);
        POPULATION.jdbc().execute("""
                CREATE TABLE distinct_links AS SELECT DISTINCT * FROM public.shown_iris_venues;
                TRUNCATE public.shown_iris_venues;
                INSERT INTO public.shown_iris_venues SELECT * FROM distinct_links
                """);
    }

    /** Squares that overlap a little, on a quarter of the map there is none. */
    private static List<IrisZone> zones() {
        return IntStream.range(0, ZONES)
                .mapToObj(id -> new IrisZone(id, square(id % 8, Math.floorDiv(id, 8))))
                .toList();
    }

    private static Geometry square(double west, double south) {
        return GEOMETRIES.toGeometry(new Envelope(west, west + 1.1, south, south + 1.05));
    }

    private static Optional<Position> randomPosition() {
        return rarely(0.3)
                ? Optional.empty()
                : Optional.of(new Position(RANDOM.nextDouble(-1, 10), RANDOM.nextDouble(-1, 6)));
    }

    private static OptionalLong zoneOf(Optional<Position> position) {
        return position.stream()
                .map(at -> GEOMETRIES.createPoint(new Coordinate(at.longitude(), at.latitude())))
                .flatMapToLong(point -> SHAPES.stream()
                        .filter(zone -> zone.shape().contains(point))
                        .mapToLong(IrisZone::id))
                .min();
    }

    private List<Set<String>> queried(List<Request> requests, String sql) {
        var answers = Stream.<Set<String>>generate(HashSet::new)
                .limit(requests.size())
                .toList();
        jdbc.sql(sql)
                .param(IntStream.range(0, requests.size()).boxed().toArray(Integer[]::new))
                .param(requests.stream()
                        .map(each -> Long.toString(each.user.value()))
                        .toArray(String[]::new))
                .param(requests.stream().map(Request::zone).toArray(String[]::new))
                .query(row -> {
                    answers.get(row.getInt(1)).add(row.getString(2));
                });
        return answers;
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private static Snapshot snapshot(DigitalOffers digital) {
        return new Snapshot(CONTENTS.getFirst(), digital, Snapshot.Origin.DATABASE);
    }

    private static Set<String> ids(Snapshot snapshot, Candidates candidates) {
        var ids = new HashSet<String>();
        for (var place = 0; place < candidates.count(); place++) {
            assertThat(ids.add(snapshot.offerId(candidates.offers()[place]))).isTrue();
        }
        return ids;
    }

    private static boolean rarely(double share) {
        return RANDOM.nextDouble() < share;
    }
}
