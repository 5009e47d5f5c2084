package app.passculture.data.orchestration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoWorldTest {
    private static final ApplicationDatabase DATABASE = TinyWorld.database();

    @Test
    void usersAndBookingsAreAsManyAsPromised() {
        assertThat(DATABASE.number("SELECT count(*) FROM \"user\"")).isEqualTo(WorldSize.TINY.users());
        assertThat(DATABASE.number("SELECT count(*) FROM booking")).isEqualTo(WorldSize.TINY.bookings());
    }

    @Test
    void recommendableOffersAreAsManyAsPromised() {
        assertThat(DATABASE.number(Recommendable.count(TinyWorld.NOW))).isEqualTo(WorldSize.TINY.recommendableOffers());
    }

    @Test
    void recommendableOffersStaySoForAMonth() {
        var later = TinyWorld.NOW.plusSeconds(30 * 24 * 3_600);
        assertThat(DATABASE.number(Recommendable.count(later))).isEqualTo(WorldSize.TINY.recommendableOffers());
    }

    @Test
    void noTableIsEmpty() {
        var empty = SourceColumns.TABLES.stream()
                .filter(table -> DATABASE.number("SELECT count(*) FROM \"%s\"".formatted(table)) == 0)
                .toList();
        assertThat(empty).isEmpty();
    }

    @Test
    void everyZoneHasTenCandidatesAround() {
        assertThat(DATABASE.number("""
                        WITH offers AS MATERIALIZED (%s),
                        zones AS (SELECT "irisId", count(*) AS candidates FROM iris_venues
                                  JOIN offers ON offers."venueId" = iris_venues."venueId" OR offers."isNational"
                                  GROUP BY 1)
                        SELECT count(*) FROM zones WHERE candidates >= 10
                        """.formatted(Recommendable.offers(TinyWorld.NOW))))
                .isEqualTo(987);
    }

    @Test
    void tenOffersAreNationalOrDigital() {
        assertThat(DATABASE.number("SELECT count(*) FROM (%s) AS offers WHERE \"isNational\" OR \"url\" IS NOT NULL"
                        .formatted(Recommendable.offers(TinyWorld.NOW))))
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void firstTwoUsersAreParisiansWhoBook() {
        assertThat(DATABASE.number("""
                        SELECT count(*) FROM "user"
                        WHERE "id" IN (1, 2) AND "isBeneficiary" AND "city" = 'Paris'
                          AND EXISTS (SELECT FROM booking WHERE "userId" = "user"."id")
                        """)).isEqualTo(2);
    }

    @Test
    void physicalVenuesStandInZonesOfTheirDistrict() {
        var zones = ZoneFile.read();
        var venues = DATABASE.column(
                "SELECT \"longitude\" || ' ' || \"latitude\" || ' ' || \"postalCode\" FROM venue WHERE NOT \"isVirtual\"");
        assertThat(venues).isNotEmpty().allSatisfy(venue -> {
            var place = Place.parse(venue);
            assertThat(zones)
                    .anyMatch(
                            zone -> zone.postalCode().equals(place.postalCode()) && zone.contains(place.coordinate()));
        });
    }

    @Test
    void virtualVenuesHaveNoAddress() {
        assertThat(DATABASE.number("""
                        SELECT count(*) FROM venue
                        WHERE "isVirtual" IS DISTINCT FROM ("address" IS NULL AND "latitude" IS NULL AND "siret" IS NULL
                                                            AND "name" = 'Offre numérique')
                        """)).isZero();
    }

    @Test
    void digitalOffersHaveVirtualVenues() {
        assertThat(DATABASE.number("""
                        SELECT count(*) FROM offer JOIN venue ON venue."id" = "venueId"
                        WHERE ("url" IS NOT NULL) IS DISTINCT FROM "isVirtual"
                        """)).isZero();
    }

    @Test
    void nobodyBooksBeforeJoiningOrSpendsMoreThanTheCredit() {
        assertThat(DATABASE.number("""
                        SELECT count(*) FROM booking JOIN "user" ON "user"."id" = "userId"
                        WHERE booking."dateCreated" < "user"."dateCreated" OR booking."dateCreated" > '%s'
                        """.formatted(TinyWorld.NOW))).isZero();
        assertThat(DATABASE.number("""
                        SELECT count(*) FROM deposit WHERE "amount" < (
                            SELECT sum(booking."amount" * booking."quantity") FROM booking
                            WHERE booking."userId" = deposit."userId" AND NOT "isCancelled")
                        """)).isZero();
    }

    @Test
    void stocksNeverSellMoreThanTheyHave() {
        assertThat(DATABASE.number("""
                        SELECT count(*) FROM stock WHERE "quantity" < (
                            SELECT sum("quantity") FROM booking WHERE "stockId" = stock."id" AND NOT "isCancelled")
                        """)).isZero();
    }

    @Test
    void worksAreSharedByOffers() {
        assertThat(
                        DATABASE.fraction(
                                "SELECT count(*)::numeric / count(DISTINCT \"productId\") FROM offer WHERE \"productId\" IS NOT NULL"))
                .isGreaterThan(1.3);
        assertThat(DATABASE.number(
                        "SELECT count(*) FROM (SELECT FROM offer GROUP BY \"productId\" HAVING count(DISTINCT \"type\") > 1"
                                + " AND \"productId\" IS NOT NULL) AS mixed"))
                .isZero();
    }

    @Test
    void messOfTheRealWorldIsThere() {
        var missing = new ArrayList<String>();
        for (var condition : MESS) {
            if (DATABASE.number("SELECT count(*) FROM " + condition) == 0) {
                missing.add(condition);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void writtenWorldIsRecognised() {
        assertThat(DemoWorld.isIn(DATABASE.source())).isTrue();
        assertThat(DemoWorld.isIn(ApplicationDatabase.create().source())).isFalse();
    }

    private static final List<String> MESS = List.of(
            "booking WHERE \"isCancelled\" AND \"cancellationReason\" IS NULL",
            "booking WHERE \"isUsed\" AND \"dateUsed\" IS NULL",
            "booking WHERE \"quantity\" = 2",
            "offer WHERE \"productId\" IS NULL",
            "offer WHERE \"description\" IS NULL",
            "offer WHERE \"bookingEmail\" = 'jeux-concours@passculture.app'",
            "offer WHERE \"type\" = 'ThingType.ACTIVATION'",
            "offer WHERE \"type\" = 'EventType.ACTIVATION'",
            "offerer WHERE NOT \"isActive\"",
            "offerer WHERE NOT EXISTS (SELECT FROM venue WHERE \"managingOffererId\" = offerer.\"id\")",
            "stock WHERE \"isSoftDeleted\"",
            "stock WHERE \"quantity\" IS NULL",
            "mediation WHERE NOT \"isActive\"",
            "venue WHERE \"publicName\" = ''",
            "favorite WHERE \"mediationId\" IS NULL",
            "payment WHERE NOT EXISTS (SELECT FROM payment_status WHERE \"paymentId\" = payment.\"id\")",
            "payment_status WHERE \"status\" = 'BANNED'",
            "\"user\" WHERE \"departementCode\" IS NOT NULL AND \"departementCode\" <> '75'",
            "\"user\" WHERE \"culturalSurveyId\" IS NULL",
            "booking JOIN stock ON stock.\"id\" = \"stockId\" JOIN offer ON offer.\"id\" = \"offerId\""
                    + " WHERE offer.\"type\" LIKE '%ACTIVATION' AND \"isUsed\"");
}
