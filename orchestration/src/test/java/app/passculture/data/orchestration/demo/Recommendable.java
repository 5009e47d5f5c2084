package app.passculture.data.orchestration.demo;

import java.time.Instant;

/** The rule that makes an offer recommendable, over the application's own tables. */
final class Recommendable {
    private static final String OFFERS = """
            SELECT offer."id", offer."venueId", offer."isNational", offer."url"
            FROM offer
            JOIN venue ON venue."id" = offer."venueId"
            JOIN offerer ON offerer."id" = venue."managingOffererId"
            WHERE offer."isActive" AND offerer."isActive"
              AND offer."type" NOT IN ('ThingType.ACTIVATION', 'EventType.ACTIVATION')
              AND EXISTS (SELECT FROM mediation WHERE "offerId" = offer."id" AND "isActive")
              AND EXISTS (
                SELECT FROM stock
                WHERE "offerId" = offer."id" AND NOT "isSoftDeleted"
                  AND ("beginningDatetime" IS NULL OR "beginningDatetime" > 'NOW')
                  AND ("bookingLimitDatetime" IS NULL OR "bookingLimitDatetime" > 'NOW')
                  AND ("quantity" IS NULL OR "quantity" > coalesce(
                    (SELECT sum("quantity") FROM booking WHERE "stockId" = stock."id" AND NOT "isCancelled"), 0)))
            """;

    private Recommendable() {}

    static String offers(Instant now) {
        return OFFERS.replace("NOW", now.toString().replace("Z", ""));
    }

    static String count(Instant now) {
        return "SELECT count(*) FROM (" + offers(now) + ") AS offers";
    }
}
