package app.passculture.data.orchestration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoWorldTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ApplicationDatabase DATABASE = ApplicationDatabase.create();
    private static final DemoWorld WORLD = DemoWorld.generate(WorldSize.TINY, 42, NOW);

    @BeforeAll
    static void write() {
        WORLD.write(DATABASE.source(), Progress.SILENT);
    }

    @Test
    void bookingsAndUsersAreExactlyAsMany() {
        assertThat(DATABASE.number("SELECT count(*) FROM booking")).isEqualTo(WorldSize.TINY.bookings());
        assertThat(DATABASE.number("SELECT count(*) FROM \"user\"")).isEqualTo(WorldSize.TINY.users());
    }

    @Test
    void recommendableOffersAreExactlyAsMany() {
        assertThat(DATABASE.number(Recommendable.count(NOW))).isEqualTo(WorldSize.TINY.recommendableOffers());
    }
}
