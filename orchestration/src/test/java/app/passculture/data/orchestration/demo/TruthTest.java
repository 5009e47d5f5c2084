package app.passculture.data.orchestration.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TruthTest {
    /** Large enough for tastes to have a choice. */
    private static final WorldSize SIZE = new WorldSize("small", 1_200, 3_000, 12_000);

    private static final DemoWorld WORLD = DemoWorld.generate(SIZE, 42, TinyWorld.NOW);
    private static final Truth TRUTH = WORLD.truth();
    private static final ApplicationDatabase DATABASE = ApplicationDatabase.create();

    @BeforeAll
    static void write() {
        WORLD.write(DATABASE.source(), Progress.SILENT);
    }

    @Test
    void homesLieInTheirZoneAndMatchTheAddress() {
        var zones = ZoneFile.read();
        var postalCodes = DATABASE.column("SELECT \"postalCode\" FROM \"user\" ORDER BY \"id\"");
        for (long user = 1; user <= SIZE.users(); user++) {
            var home = TRUTH.home(user);
            if (home.isPresent()) {
                var code = TRUTH.irisCode(user).orElseThrow();
                var zone = zones.stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow();
                assertThat(zone.contains(home.get())).isTrue();
                assertThat(postalCodes.get((int) user - 1)).isIn(zone.postalCode(), "null");
            }
        }
    }

    @Test
    void fewOffersTakeMostBookings() {
        assertThat(DATABASE.fraction("""
                        WITH booked AS (
                            SELECT count(*) AS bookings, row_number() OVER (ORDER BY count(*) DESC) AS rank
                            FROM booking JOIN stock ON stock."id" = "stockId" GROUP BY "offerId")
                        SELECT sum(bookings) FILTER (WHERE rank <= (SELECT count(*) FROM booked) / 10)
                            / sum(bookings) FROM booked
                        """)).isGreaterThan(.3);
    }

    @Test
    void usersBookTheirFavouriteTypeMost() {
        var pairs = bookings();
        long favourite = pairs.stream()
                .filter(pair -> TRUTH.favouriteType(pair.user()).equals(pair.type()))
                .count();
        long ofNeighbour = pairs.stream()
                .filter(pair ->
                        TRUTH.favouriteType(pair.user() % SIZE.users() + 1).equals(pair.type()))
                .count();
        assertThat((double) favourite / ofNeighbour).isGreaterThan(2);
    }

    @Test
    void bookedWorksPleaseMoreThanOthers() {
        var booked = bookings().stream()
                .mapToDouble(pair -> TRUTH.affinity(pair.user(), pair.offer()))
                .average();
        var any = LongStream.rangeClosed(1, SIZE.users())
                .mapToDouble(user -> TRUTH.affinity(user, user % SIZE.offers() + 1))
                .average();
        assertThat(any.orElseThrow()).isCloseTo(0, within(.2));
        assertThat(booked.orElseThrow()).isGreaterThan(.2);
    }

    @Test
    void nearerVenuesAreBookedMore() {
        var booked = bookings().stream()
                .flatMapToDouble(pair -> TRUTH.decay(pair.user(), pair.offer()).stream())
                .average();
        var moved = bookings().stream()
                .flatMapToDouble(pair -> TRUTH.decay(pair.user() % SIZE.users() + 1, pair.offer()).stream())
                .average();
        assertThat(booked.orElseThrow()).isGreaterThan(1.5 * moved.orElseThrow());
    }

    private record Booked(long user, long offer, String type) {}

    private static List<Booked> bookings() {
        var bookings = new ArrayList<Booked>();
        DATABASE.column("""
                        SELECT "userId" || ' ' || offer."id" || ' ' || offer."type"
                        FROM booking JOIN stock ON stock."id" = "stockId" JOIN offer ON offer."id" = "offerId"
                        """).forEach(row -> {
            var parts = row.split(" ", -1);
            bookings.add(new Booked(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]));
        });
        return bookings;
    }
}
