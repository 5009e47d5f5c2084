package app.passculture.data.orchestration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldChecksumTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void sameSeedGivesTheSameBytes() {
        assertThat(checksums(WorldSize.TINY, 42)).isEqualTo(checksums(WorldSize.TINY, 42));
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        var first = checksums(WorldSize.TINY, 42);
        var second = checksums(WorldSize.TINY, 43);
        assertThat(first.keySet()).isEqualTo(second.keySet()).hasSize(30);
        for (var table : new String[] {"user", "venue", "offer", "stock", "booking", "payment", "favorite"}) {
            assertThat(first.get(table)).as(table).isNotEqualTo(second.get(table));
        }
    }

    @Test
    void moreBookingsLeaveTheCatalogueAlone() {
        var tiny = checksums(WorldSize.TINY, 42);
        var busier = checksums(new WorldSize("busier", 400, 330, 5_000), 42);
        assertThat(busier.get("booking")).isNotEqualTo(tiny.get("booking"));
        for (var table : new String[] {"user", "venue", "offer", "mediation", "iris_venues"}) {
            assertThat(busier.get(table)).as(table).isEqualTo(tiny.get(table));
        }
    }

    private static Map<String, String> checksums(WorldSize size, long seed) {
        var destination = new DigestDestination();
        DemoWorld.generate(size, seed, NOW).write(destination, Progress.SILENT);
        return destination.checksums();
    }
}
