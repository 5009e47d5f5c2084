package app.passculture.data.recommendation.api.benchmark;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.db.refresh.Refresh;
import app.passculture.data.recommendation.model.Interaction;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.PopularityModel;
import app.passculture.data.recommendation.model.PopularityWindow;
import app.passculture.data.recommendation.model.UserId;
import app.passculture.data.recommendation.model.training.PopularityTraining;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;

/**
 * A synthetic city of 100 square zones, 1,000 venues and 26,800 offers, in which everybody belongs to group A and, wherever they
 * stand, may be shown the 2,400 offers of the venues around them and 600 national ones, less what they booked.
 */
final class Population {
    static final String EXPERIMENT = "ab_testing_20201207";
    static final int USERS = 10_000;
    private static final int SIDE = 10;
    private static final double WEST = 2.25;
    private static final double SOUTH = 48.81;
    private static final double STEP = 0.015;

    private static final List<String> TABLES = List.of(
            """
            INSERT INTO offerer (offerer_id, offerer_is_active) VALUES ('1', true)
            """,
            """
            INSERT INTO venue (venue_id, venue_managing_offerer_id, venue_is_virtual)
            SELECT n::text, '1', n > 1000 FROM generate_series(1, 1001) n
            """,
            // 24,000 at the venues in turn, 600 national ones, 2,200 online ones
            """
            INSERT INTO offer (offer_id, offer_product_id, venue_id, offer_is_active, offer_type, offer_name, offer_url, offer_is_national)
            SELECT n::text, (n / 2)::text, CASE WHEN n <= 24000 THEN n % 1000 + 1 ELSE 1001 END::text, true,
                   (CASE WHEN n % 3 = 0 THEN 'EventType.' ELSE 'ThingType.' END) || (ARRAY['CINEMA', 'MUSIQUE', 'LIVRE_EDITION', 'JEUX_VIDEO',
                       'SPECTACLE_VIVANT', 'PRESSE_ABO', 'AUDIOVISUEL', 'MUSEES_PATRIMOINE'])[1 + n / 24 % 8],
                   'offer ' || n, CASE WHEN n > 24300 THEN 'https://offer.example/' || n END, n BETWEEN 24001 AND 24600
            FROM generate_series(1, 26800) n
            """,
            """
            INSERT INTO stock (stock_id, offer_id, stock_is_soft_deleted, stock_price)
            SELECT n::text, n::text, false, n % 40 FROM generate_series(1, 26800) n
            """,
            """
            INSERT INTO mediation (id, "offerId", "isActive") SELECT n::text, n::text, true FROM generate_series(1, 26800) n
            """,
            """
            INSERT INTO iris_venues (id, "irisId", "venueId")
            SELECT (zone * 100 + n)::text, zone::text, ((zone * 10 + n) % 1000 + 1)::text
            FROM generate_series(1, 100) zone, generate_series(0, 99) n
            """,
            """
            INSERT INTO booking (booking_id, booking_creation_date, stock_id, booking_quantity, user_id, booking_is_cancelled)
            SELECT (u * 10 + n)::text, now(), ((u * 7919 + n * 2671) % 26800 + 1)::text, 1, u::text, false
            FROM generate_series(1, 10000) u, generate_series(1, 10) n
            """,
            """
            INSERT INTO ab_testing (experiment, userid, groupid) SELECT 'ab_testing_20201207', u, 'A' FROM generate_series(1, 10000) u
            """,
            "ANALYZE");

    private static final String CANDIDATES = """
            SELECT count(*) FROM recommendable_offers offer
            WHERE (offer.is_national OR offer.venue_id IN (SELECT venue_id FROM iris_venues_mv WHERE iris_id = '42'))
              AND NOT EXISTS (SELECT FROM non_recommendable_offers booked WHERE booked.user_id = '42' AND booked.offer_id = offer.offer_id)
            """;

    private final EmbeddedDatabase database;

    private Population(EmbeddedDatabase database) {
        this.database = database;
    }

    static Population settleIn(EmbeddedDatabase database) {
        try (var connection = database.dataSource().getConnection()) {
            for (var sql : TABLES) {
                connection.createStatement().execute(sql);
            }
            insertZones(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the synthetic city could not be built", e);
        }
        new Refresh(database.dataSource(), Clock.systemUTC()).run();
        return new Population(database);
    }

    private static void insertZones(Connection connection) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO iris_france (id, \"irisCode\", shape) VALUES (?, ?, ?)")) {
            for (var zone = 0; zone < SIDE * SIDE; zone++) {
                insert.setLong(1, zone + 1);
                insert.setString(2, "75%07d".formatted(zone + 1));
                insert.setBytes(3, square(zone));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static byte[] square(int zone) {
        var row = zone / SIDE;
        var column = zone % SIDE;
        var corner = new Coordinate(WEST + column * STEP, SOUTH + row * STEP);
        var square = new Envelope(corner);
        square.expandToInclude(corner.x + STEP, corner.y + STEP);
        return new WKBWriter().write(new GeometryFactory().toGeometry(square));
    }

    EmbeddedDatabase database() {
        return database;
    }

    /** A popularity model of bookings that favour a few works. */
    PopularityModel model(Instant asOf, RandomGenerator random) {
        var bookings = random.ints(200_000, 0, 13_400)
                .mapToObj(n -> new Interaction(
                        new UserId(n % USERS),
                        new ItemId(Integer.toString(1 + n * (n % 97) / 97)),
                        asOf.minus(Duration.ofMinutes(1 + n % 40_000))));
        return new PopularityTraining(PopularityWindow.DAYS_14).learn(asOf, bookings);
    }

    /** Requests of anybody from anywhere in the city, path and query. */
    List<String> requests(int count, String token, RandomGenerator random) {
        var requests = new ArrayList<String>(count);
        for (var i = 0; i < count; i++) {
            requests.add(String.format(
                    Locale.ROOT,
                    "/recommendation/%d?token=%s&longitude=%.6f&latitude=%.6f",
                    random.nextInt(1, USERS + 1),
                    token,
                    WEST + random.nextDouble() * SIDE * STEP,
                    SOUTH + random.nextDouble() * SIDE * STEP));
        }
        return requests;
    }

    /** How many offers one of them may be shown; by construction nearly the same for all. */
    long candidates() {
        return Long.parseLong(ask(CANDIDATES));
    }

    /** The rows the API saved so far. */
    long savedImpressions() {
        return Long.parseLong(ask("SELECT count(*) FROM past_recommended_offers"));
    }

    /** What PostgreSQL is set to, where it matters for saving. */
    String durability() {
        return ask(
                "SELECT 'fsync ' || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit')");
    }

    /** PostgreSQL's first process, the parent of all its others. */
    ProcessHandle postmaster() {
        // Within one connection, whose process is alive while it is asked for.
        try (var connection = database.dataSource().getConnection();
                var rows = connection.createStatement().executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return ProcessHandle.of(rows.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL was not found", e);
        }
    }

    private String ask(String sql) {
        try (var connection = database.dataSource().getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
