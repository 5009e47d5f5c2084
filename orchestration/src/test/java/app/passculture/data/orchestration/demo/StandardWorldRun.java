package app.passculture.data.orchestration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Makes the standard world, says what it took and counts it; too long for every build, see the README for how. */
class StandardWorldRun {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final ApplicationDatabase database = ApplicationDatabase.create();
    private long since = System.nanoTime();

    @Test
    void standardWorldIsExactlyAsBigAsPromised() {
        var world = DemoWorld.generate(size(), 42, NOW);
        lap("catalogue drawn");
        world.write(database.source(), this::show);
        lap("keys and indexes");
        rows().forEach(System.out::println);
        candidates();
        export();
        assertThat(database.number(Recommendable.count(NOW))).isEqualTo(size().recommendableOffers());
        assertThat(database.number("SELECT count(*) FROM booking")).isEqualTo(size().bookings());
        assertThat(database.number("SELECT count(*) FROM \"user\"")).isEqualTo(size().users());
    }

    private static WorldSize size() {
        return WorldSize.named(System.getProperty("world.size", "standard"));
    }

    private void show(String phase, long done, long total) {
        if (done == total) {
            lap(phase);
        }
    }

    private void lap(String what) {
        System.out.printf(
                "%s: %d ms%n", what, Duration.ofNanos(System.nanoTime() - since).toMillis());
        since = System.nanoTime();
    }

    private List<String> rows() {
        return database.column("SELECT relname || ' ' || reltuples::bigint FROM pg_class"
                + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname");
    }

    private void candidates() {
        System.out.println(database.column("""
                WITH offers AS MATERIALIZED (%s),
                local AS (SELECT "venueId", count(*) AS offers FROM offers WHERE NOT "isNational" GROUP BY 1),
                zones AS (SELECT "irisId", sum(coalesce(offers, 0)) AS offers
                          FROM iris_venues LEFT JOIN local USING ("venueId") GROUP BY 1)
                SELECT 'local offers a zone: ' || count(*) || ' zones, ' || min(offers) || ' to ' || max(offers)
                    || ', mean ' || round(avg(offers))
                    || ', national ' || (SELECT count(*) FROM offers WHERE "isNational")
                    || ', national or digital ' || (SELECT count(*) FROM offers WHERE "isNational" OR "url" IS NOT NULL)
                    || ', at 75114 zones ' || (SELECT round(avg(z.offers)) FROM zones z JOIN iris_france f ON f."id" = "irisId" WHERE "irisCode" LIKE '75114%%')
                FROM zones
                """.formatted(Recommendable.offers(NOW))));
    }

    private void export() {
        since = System.nanoTime();
        for (var table : ReplicatedTables.NAMES) {
            try (var csv = new ReplicatedTables(database.source()).csv(table)) {
                csv.transferTo(OutputStream.nullOutputStream());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            lap("exported " + table);
        }
    }
}
