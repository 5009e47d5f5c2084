package app.passculture.data.recommendation.api.candidate;

/** When a local offer with a url may be shown. */
enum DigitalOffers {
    /** The original's rule: to everybody without a zone, else only where its venue is listed for the zone. */
    WITHOUT_ZONE,
    /** To everybody, with or without a zone; the owners' rule from June 2021 on. */
    EVERYWHERE
}
